package dev.gradus.vector;

/**
 * Cuts the results of one image into units whose source is small enough for the second-level cache.
 *
 * @param rows the cut between rows
 * @param columns the cut between columns, only where rows are long
 */
record UnitCut(Cut rows, Cut columns) {
    /** The elements of the source of a unit, 512 KiB. */
    private static final int SOURCE = 1 << 17;

    /** No unit is cut to fewer results side by side. */
    private static final int NARROWEST = 16;

    /** Cuts results whose sources have so many elements at each place. */
    static UnitCut of(TapAxis rows, TapAxis columns, int elements) {
        int places = SOURCE / Math.max(1, elements);
        int width = Math.max(NARROWEST, columns.resultsWithin(places / Math.max(1, rows.reach(1))));
        Cut across = Cut.of(columns.results(), width);
        int height = rows.resultsWithin(places / Math.max(1, columns.reach(across.largest())));
        return new UnitCut(Cut.of(rows.results(), height), across);
    }

    /** The same cut, or one into more units, if that takes no more than to cut between all rows. */
    UnitCut into(int units) {
        int down = Blocking.panels(units, Math.max(1, columns.parts()));
        return new UnitCut(new Cut(rows.size(), Math.max(rows.parts(), Math.min(rows.size(), down))), columns);
    }

    int units() {
        return rows.parts() * columns.parts();
    }

    /** The most results side by side in a unit. */
    int width() {
        return columns.largest();
    }

    Unit unit(int number) {
        int i = number / columns.parts();
        int j = number % columns.parts();
        return new Unit(rows.start(i), rows.start(i + 1), columns.start(j), columns.start(j + 1));
    }

    /** Some rows and columns of results. */
    record Unit(int fromRow, int toRow, int fromColumn, int toColumn) {
        int width() {
            return toColumn - fromColumn;
        }

        int size() {
            return (toRow - fromRow) * width();
        }
    }
}
