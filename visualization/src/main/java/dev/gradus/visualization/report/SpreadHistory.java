package dev.gradus.visualization.report;

import java.util.ArrayList;
import java.util.List;

/** How some numbers were spread over a run: all looks up to a limit, then every second of them, and so on. */
final class SpreadHistory {
    private final int limit;
    private final List<Spread> rows = new ArrayList<>();

    SpreadHistory(int limit) {
        this.limit = limit;
    }

    void add(Spread row) {
        rows.add(row);
        if (rows.size() > limit) {
            for (int i = rows.size() / 2; i > 0; i--) {
                rows.remove(2 * i - 1);
            }
        }
    }

    List<Spread> rows() {
        return rows;
    }
}
