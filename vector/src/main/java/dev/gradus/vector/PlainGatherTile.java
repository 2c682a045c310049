package dev.gradus.vector;

import static dev.gradus.vector.Blocking.COLUMNS;

/** {@link GatherTile} in plain Java, for as long as its vectors are not compiled, to the same bits. */
final class PlainGatherTile {
    private PlainGatherTile() {}

    /** As {@link GatherTile#multiply}. */
    static void multiply(
            int height,
            int from,
            int to,
            float[] a,
            int aOffset,
            int[] list,
            float[] b,
            int bOffset,
            float[] start,
            int startOffset,
            int startRow,
            float[] c,
            int cOffset) {
        float[][] sums = new float[height][COLUMNS];
        float[] right = new float[COLUMNS];
        for (int i = 0; i < height; i++) {
            System.arraycopy(start, startOffset + i * startRow, sums[i], 0, COLUMNS);
        }
        for (int l = from; l < to; l++) {
            System.arraycopy(b, bOffset + l * COLUMNS, right, 0, COLUMNS);
            for (int i = 0; i < height; i++) {
                add(a[aOffset + list[l] + i], right, sums[i]);
            }
        }
        for (int i = 0; i < height; i++) {
            System.arraycopy(sums[i], 0, c, cOffset + i * COLUMNS, COLUMNS);
        }
    }

    /** The JIT compiler makes vector instructions of this, because both arrays are read at one index. */
    private static void add(float factor, float[] b, float[] sums) {
        for (int j = 0; j < COLUMNS; j++) {
            sums[j] = Math.fma(factor, b[j], sums[j]);
        }
    }
}
