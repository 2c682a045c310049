package dev.gradus.visualization.playground;

import java.util.ArrayList;
import java.util.List;

/** The losses so far, of which every second is forgotten whenever there are too many. */
final class LossCurve {
    private static final int MOST = 1_000;

    private final List<Progress> points = new ArrayList<>();
    private long distance = 1;

    /** Adds a point, unless it is too near to the last one. */
    void add(Progress point) {
        if (!points.isEmpty() && point.step() < points.get(points.size() - 1).step() + distance) {
            return;
        }
        points.add(point);
        if (points.size() > MOST) {
            for (int i = points.size() - 1; i > 0; i -= 2) {
                points.remove(i);
            }
            distance = Math.max(1, points.get(1).step() - points.get(0).step());
        }
    }

    List<Progress> points() {
        return points;
    }
}
