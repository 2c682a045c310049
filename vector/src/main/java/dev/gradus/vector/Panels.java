package dev.gradus.vector;

/**
 * Rows of a left matrix, or columns of a right one, in groups as a tile takes them: line i of panel p has its element l
 * at {@code offset + p * step + i * line + l * along}.
 */
@SuppressWarnings("ArrayRecordComponent") // No one compares panels.
record Panels(float[] data, int offset, int step, int line, int along) {
    /** The rows of a matrix where they stand. */
    static Panels inPlace(Matrix a, int height) {
        return new Panels(a.data(), a.offset(), height * a.row(), a.row(), a.column());
    }

    /** The rows of a matrix, packed into an array, from {@link Workspace#START} on, where the last panel may be partial. */
    static Panels packed(Matrix a, int rows, int depth, float[] array, int height) {
        Packing.pack(a, rows, depth, array, Workspace.START, height);
        return new Panels(array, Workspace.START, height * depth, 1, height);
    }

    int start(int panel) {
        return offset + panel * step;
    }
}
