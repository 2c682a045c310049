package dev.gradus.optimizers;

import java.util.function.DoubleFunction;

/**
 * A line search for a point at which the loss has become clearly smaller, and its slope clearly less steep: f(t) ≤ f(0) + c₁ t
 * f'(0) and |f'(t)| ≤ c₂ |f'(0)|, Wolfe's strong conditions. It goes farther until the two sides of such a point are known,
 * and then between them, each time to the minimum of a cubic through both.
 *
 * @see <a href="https://doi.org/10.1007/978-0-387-40065-5">Nocedal and Wright 2006: Numerical optimization, algorithms 3.5
 *     and 3.6</a>
 */
final class StrongWolfeSearch {
    private static final double DECREASE = 1e-4;
    private static final double CURVATURE = 0.9;
    private static final int MOST_TRIALS = 25;

    private final DoubleFunction<LinePoint> line;
    private final LinePoint start;
    private final double shortest;
    private int trials;

    /**
     * A search that has not begun.
     *
     * @param line computes the loss so far along the direction
     * @param start where the distance is 0
     * @param shortest the distance between two points that are as good as one
     */
    StrongWolfeSearch(DoubleFunction<LinePoint> line, LinePoint start, double shortest) {
        this.line = line;
        this.start = start;
        this.shortest = shortest;
    }

    /** How often the loss was computed. */
    int evaluations() {
        return trials + 1;
    }

    /** The best point that was found, if the first one is not good enough. */
    LinePoint search(double first) {
        LinePoint before = start;
        LinePoint point = line.apply(first);
        while (trials < MOST_TRIALS) {
            if (isTooHigh(point) || (trials > 1 && point.loss() >= before.loss())) {
                return searchBetween(before, point);
            }
            if (isFlat(point)) {
                return point;
            }
            if (point.slope() >= 0) {
                return searchBetween(before, point);
            }
            double distance = point.distance();
            double next = minimum(before, point, distance + 0.01 * (distance - before.distance()), distance * 10);
            before = point;
            point = line.apply(next);
            trials++;
        }
        return start.loss() <= point.loss() ? start : point;
    }

    private LinePoint searchBetween(LinePoint one, LinePoint other) {
        boolean firstIsLow = one.loss() <= other.loss();
        LinePoint low = firstIsLow ? one : other;
        LinePoint high = firstIsLow ? other : one;
        boolean wasAtEdge = false;
        while (trials < MOST_TRIALS && Math.abs(high.distance() - low.distance()) >= shortest) {
            double left = Math.min(low.distance(), high.distance());
            double right = Math.max(low.distance(), high.distance());
            double next = minimum(low, high, left, right);
            double margin = 0.1 * (right - left);
            boolean atEdge = Math.min(right - next, next - left) < margin;
            if (atEdge && (wasAtEdge || next >= right || next <= left)) {
                next = right - next < next - left ? right - margin : left + margin;
                atEdge = false;
            }
            wasAtEdge = atEdge;
            LinePoint point = line.apply(next);
            trials++;
            if (isTooHigh(point) || point.loss() >= low.loss()) {
                high = point.loss() < low.loss() ? low : point;
                low = point.loss() < low.loss() ? point : low;
                continue;
            }
            if (isFlat(point)) {
                return point;
            }
            if (point.slope() * (high.distance() - low.distance()) >= 0) {
                high = low;
            }
            low = point;
        }
        return low;
    }

    private boolean isTooHigh(LinePoint point) {
        return point.loss() > start.loss() + DECREASE * point.distance() * start.slope();
    }

    private boolean isFlat(LinePoint point) {
        return Math.abs(point.slope()) <= -CURVATURE * start.slope();
    }

    /** Where the cubic that has the losses and slopes of two points is lowest; the middle if it is nowhere so. */
    private static double minimum(LinePoint one, LinePoint other, double least, double most) {
        boolean inOrder = one.distance() <= other.distance();
        LinePoint left = inOrder ? one : other;
        LinePoint right = inOrder ? other : one;
        double width = right.distance() - left.distance();
        double mean = left.slope() + right.slope() - 3 * (right.loss() - left.loss()) / width;
        double square = mean * mean - left.slope() * right.slope();
        if (!(square >= 0)) {
            return (least + most) / 2;
        }
        double root = Math.sqrt(square);
        double share = (right.slope() + root - mean) / (right.slope() - left.slope() + 2 * root);
        return Math.min(Math.max(right.distance() - width * share, least), most);
    }
}
