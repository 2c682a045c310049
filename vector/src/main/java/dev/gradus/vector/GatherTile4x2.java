package dev.gradus.vector;

import static dev.gradus.vector.Lanes.COUNT;
import static dev.gradus.vector.Vectors.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Four rows by two vectors of a product whose left columns are picked by a list; see {@link GatherTile}. {@link
 * Tile4x2} tells why the sums are single variables. A list beats a loop around the loop, over runs of columns, which
 * JDK 17 does not keep in registers.
 */
final class GatherTile4x2 {
    private GatherTile4x2() {}

    /** As {@link GatherTile#multiply}. */
    static void multiply(
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
        FloatVector sum00 = FloatVector.fromArray(SPECIES, start, startOffset);
        FloatVector sum01 = FloatVector.fromArray(SPECIES, start, startOffset + COUNT);
        FloatVector sum10 = FloatVector.fromArray(SPECIES, start, startOffset + startRow);
        FloatVector sum11 = FloatVector.fromArray(SPECIES, start, startOffset + startRow + COUNT);
        FloatVector sum20 = FloatVector.fromArray(SPECIES, start, startOffset + 2 * startRow);
        FloatVector sum21 = FloatVector.fromArray(SPECIES, start, startOffset + 2 * startRow + COUNT);
        FloatVector sum30 = FloatVector.fromArray(SPECIES, start, startOffset + 3 * startRow);
        FloatVector sum31 = FloatVector.fromArray(SPECIES, start, startOffset + 3 * startRow + COUNT);
        for (int l = from; l < to; l++) {
            int p = aOffset + list[l];
            int q = bOffset + l * 2 * COUNT;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, q);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, q + COUNT);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[p]);
            sum00 = a0.fma(b0, sum00);
            sum01 = a0.fma(b1, sum01);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[p + 1]);
            sum10 = a1.fma(b0, sum10);
            sum11 = a1.fma(b1, sum11);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[p + 2]);
            sum20 = a2.fma(b0, sum20);
            sum21 = a2.fma(b1, sum21);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[p + 3]);
            sum30 = a3.fma(b0, sum30);
            sum31 = a3.fma(b1, sum31);
        }
        sum00.intoArray(c, cOffset);
        sum01.intoArray(c, cOffset + COUNT);
        sum10.intoArray(c, cOffset + 2 * COUNT);
        sum11.intoArray(c, cOffset + 3 * COUNT);
        sum20.intoArray(c, cOffset + 4 * COUNT);
        sum21.intoArray(c, cOffset + 5 * COUNT);
        sum30.intoArray(c, cOffset + 6 * COUNT);
        sum31.intoArray(c, cOffset + 7 * COUNT);
    }
}
