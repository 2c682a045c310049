package dev.gradus.vector;

import dev.gradus.core.kernel.Parallel;

/** Shares the tiles of a product among threads. No sum crosses a tile, so that the cut makes no difference to the result. */
final class Grid {
    /** The multiply-adds of a piece: half a microsecond, many times what it takes to hand one out. */
    private static final long GRAIN = 1 << 16;

    /** More pieces than this would only mean more handing out, even with many cores. */
    private static final int MOST = 64;

    /** Computes the tiles in some rows and columns of the grid. */
    interface Part {
        void run(int fromRow, int toRow, int fromColumn, int toColumn);
    }

    private Grid() {}

    /**
     * Runs the part on a grid, in pieces if there is enough work. The grid is cut between columns first, and pieces of the
     * same columns are neighbours, which the same thread takes: so it finds the columns in its own cache.
     */
    static void run(int rows, int columns, long work, Part part) {
        int pieces = (int) Math.min(MOST, work / GRAIN);
        if (pieces < 2) {
            part.run(0, rows, 0, columns);
            return;
        }
        Cut across = new Cut(columns, Math.min(pieces, columns));
        Cut down = new Cut(rows, Math.min((pieces + across.parts() - 1) / across.parts(), rows));
        Parallel.run(across.parts() * down.parts(), piece -> {
            int i = piece % down.parts();
            int j = piece / down.parts();
            part.run(down.start(i), down.start(i + 1), across.start(j), across.start(j + 1));
        });
    }
}
