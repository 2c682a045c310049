package dev.gradus.vector;

import static dev.gradus.vector.Lanes.COUNT;
import static dev.gradus.vector.Vectors.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Eight rows by two vectors of a product whose left columns are picked by a list; see {@link GatherTile}. {@link
 * Tile12x2} tells why the sums are single variables. A list beats a loop around the loop, over runs of columns, which
 * JDK 17 does not keep in registers.
 */
final class GatherTile8x2 {
    private GatherTile8x2() {}

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
        FloatVector sum40 = FloatVector.fromArray(SPECIES, start, startOffset + 4 * startRow);
        FloatVector sum41 = FloatVector.fromArray(SPECIES, start, startOffset + 4 * startRow + COUNT);
        FloatVector sum50 = FloatVector.fromArray(SPECIES, start, startOffset + 5 * startRow);
        FloatVector sum51 = FloatVector.fromArray(SPECIES, start, startOffset + 5 * startRow + COUNT);
        FloatVector sum60 = FloatVector.fromArray(SPECIES, start, startOffset + 6 * startRow);
        FloatVector sum61 = FloatVector.fromArray(SPECIES, start, startOffset + 6 * startRow + COUNT);
        FloatVector sum70 = FloatVector.fromArray(SPECIES, start, startOffset + 7 * startRow);
        FloatVector sum71 = FloatVector.fromArray(SPECIES, start, startOffset + 7 * startRow + COUNT);
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
            FloatVector a4 = FloatVector.broadcast(SPECIES, a[p + 4]);
            sum40 = a4.fma(b0, sum40);
            sum41 = a4.fma(b1, sum41);
            FloatVector a5 = FloatVector.broadcast(SPECIES, a[p + 5]);
            sum50 = a5.fma(b0, sum50);
            sum51 = a5.fma(b1, sum51);
            FloatVector a6 = FloatVector.broadcast(SPECIES, a[p + 6]);
            sum60 = a6.fma(b0, sum60);
            sum61 = a6.fma(b1, sum61);
            FloatVector a7 = FloatVector.broadcast(SPECIES, a[p + 7]);
            sum70 = a7.fma(b0, sum70);
            sum71 = a7.fma(b1, sum71);
        }
        sum00.intoArray(c, cOffset);
        sum01.intoArray(c, cOffset + COUNT);
        sum10.intoArray(c, cOffset + 2 * COUNT);
        sum11.intoArray(c, cOffset + 3 * COUNT);
        sum20.intoArray(c, cOffset + 4 * COUNT);
        sum21.intoArray(c, cOffset + 5 * COUNT);
        sum30.intoArray(c, cOffset + 6 * COUNT);
        sum31.intoArray(c, cOffset + 7 * COUNT);
        sum40.intoArray(c, cOffset + 8 * COUNT);
        sum41.intoArray(c, cOffset + 9 * COUNT);
        sum50.intoArray(c, cOffset + 10 * COUNT);
        sum51.intoArray(c, cOffset + 11 * COUNT);
        sum60.intoArray(c, cOffset + 12 * COUNT);
        sum61.intoArray(c, cOffset + 13 * COUNT);
        sum70.intoArray(c, cOffset + 14 * COUNT);
        sum71.intoArray(c, cOffset + 15 * COUNT);
    }
}
