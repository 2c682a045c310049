package dev.gradus.vector;

import static dev.gradus.vector.Lanes.COUNT;
import static dev.gradus.vector.Vectors.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Twelve rows by two vectors of a product whose left columns are picked by a list; see {@link GatherTile}, and {@link
 * Tile12x2} for the size. A list beats a loop around the loop, over runs of columns, which JDK 17 does not keep in
 * registers.
 */
final class GatherTile12x2 {
    private GatherTile12x2() {}

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
        FloatVector sum000 = FloatVector.fromArray(SPECIES, start, startOffset);
        FloatVector sum001 = FloatVector.fromArray(SPECIES, start, startOffset + COUNT);
        FloatVector sum010 = FloatVector.fromArray(SPECIES, start, startOffset + startRow);
        FloatVector sum011 = FloatVector.fromArray(SPECIES, start, startOffset + startRow + COUNT);
        FloatVector sum020 = FloatVector.fromArray(SPECIES, start, startOffset + 2 * startRow);
        FloatVector sum021 = FloatVector.fromArray(SPECIES, start, startOffset + 2 * startRow + COUNT);
        FloatVector sum030 = FloatVector.fromArray(SPECIES, start, startOffset + 3 * startRow);
        FloatVector sum031 = FloatVector.fromArray(SPECIES, start, startOffset + 3 * startRow + COUNT);
        FloatVector sum040 = FloatVector.fromArray(SPECIES, start, startOffset + 4 * startRow);
        FloatVector sum041 = FloatVector.fromArray(SPECIES, start, startOffset + 4 * startRow + COUNT);
        FloatVector sum050 = FloatVector.fromArray(SPECIES, start, startOffset + 5 * startRow);
        FloatVector sum051 = FloatVector.fromArray(SPECIES, start, startOffset + 5 * startRow + COUNT);
        FloatVector sum060 = FloatVector.fromArray(SPECIES, start, startOffset + 6 * startRow);
        FloatVector sum061 = FloatVector.fromArray(SPECIES, start, startOffset + 6 * startRow + COUNT);
        FloatVector sum070 = FloatVector.fromArray(SPECIES, start, startOffset + 7 * startRow);
        FloatVector sum071 = FloatVector.fromArray(SPECIES, start, startOffset + 7 * startRow + COUNT);
        FloatVector sum080 = FloatVector.fromArray(SPECIES, start, startOffset + 8 * startRow);
        FloatVector sum081 = FloatVector.fromArray(SPECIES, start, startOffset + 8 * startRow + COUNT);
        FloatVector sum090 = FloatVector.fromArray(SPECIES, start, startOffset + 9 * startRow);
        FloatVector sum091 = FloatVector.fromArray(SPECIES, start, startOffset + 9 * startRow + COUNT);
        FloatVector sum100 = FloatVector.fromArray(SPECIES, start, startOffset + 10 * startRow);
        FloatVector sum101 = FloatVector.fromArray(SPECIES, start, startOffset + 10 * startRow + COUNT);
        FloatVector sum110 = FloatVector.fromArray(SPECIES, start, startOffset + 11 * startRow);
        FloatVector sum111 = FloatVector.fromArray(SPECIES, start, startOffset + 11 * startRow + COUNT);
        for (int l = from; l < to; l++) {
            int p = aOffset + list[l];
            int q = bOffset + l * 2 * COUNT;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, q);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, q + COUNT);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[p]);
            sum000 = a0.fma(b0, sum000);
            sum001 = a0.fma(b1, sum001);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[p + 1]);
            sum010 = a1.fma(b0, sum010);
            sum011 = a1.fma(b1, sum011);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[p + 2]);
            sum020 = a2.fma(b0, sum020);
            sum021 = a2.fma(b1, sum021);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[p + 3]);
            sum030 = a3.fma(b0, sum030);
            sum031 = a3.fma(b1, sum031);
            FloatVector a4 = FloatVector.broadcast(SPECIES, a[p + 4]);
            sum040 = a4.fma(b0, sum040);
            sum041 = a4.fma(b1, sum041);
            FloatVector a5 = FloatVector.broadcast(SPECIES, a[p + 5]);
            sum050 = a5.fma(b0, sum050);
            sum051 = a5.fma(b1, sum051);
            FloatVector a6 = FloatVector.broadcast(SPECIES, a[p + 6]);
            sum060 = a6.fma(b0, sum060);
            sum061 = a6.fma(b1, sum061);
            FloatVector a7 = FloatVector.broadcast(SPECIES, a[p + 7]);
            sum070 = a7.fma(b0, sum070);
            sum071 = a7.fma(b1, sum071);
            FloatVector a8 = FloatVector.broadcast(SPECIES, a[p + 8]);
            sum080 = a8.fma(b0, sum080);
            sum081 = a8.fma(b1, sum081);
            FloatVector a9 = FloatVector.broadcast(SPECIES, a[p + 9]);
            sum090 = a9.fma(b0, sum090);
            sum091 = a9.fma(b1, sum091);
            FloatVector a10 = FloatVector.broadcast(SPECIES, a[p + 10]);
            sum100 = a10.fma(b0, sum100);
            sum101 = a10.fma(b1, sum101);
            FloatVector a11 = FloatVector.broadcast(SPECIES, a[p + 11]);
            sum110 = a11.fma(b0, sum110);
            sum111 = a11.fma(b1, sum111);
        }
        sum000.intoArray(c, cOffset);
        sum001.intoArray(c, cOffset + COUNT);
        sum010.intoArray(c, cOffset + 2 * COUNT);
        sum011.intoArray(c, cOffset + 3 * COUNT);
        sum020.intoArray(c, cOffset + 4 * COUNT);
        sum021.intoArray(c, cOffset + 5 * COUNT);
        sum030.intoArray(c, cOffset + 6 * COUNT);
        sum031.intoArray(c, cOffset + 7 * COUNT);
        sum040.intoArray(c, cOffset + 8 * COUNT);
        sum041.intoArray(c, cOffset + 9 * COUNT);
        sum050.intoArray(c, cOffset + 10 * COUNT);
        sum051.intoArray(c, cOffset + 11 * COUNT);
        sum060.intoArray(c, cOffset + 12 * COUNT);
        sum061.intoArray(c, cOffset + 13 * COUNT);
        sum070.intoArray(c, cOffset + 14 * COUNT);
        sum071.intoArray(c, cOffset + 15 * COUNT);
        sum080.intoArray(c, cOffset + 16 * COUNT);
        sum081.intoArray(c, cOffset + 17 * COUNT);
        sum090.intoArray(c, cOffset + 18 * COUNT);
        sum091.intoArray(c, cOffset + 19 * COUNT);
        sum100.intoArray(c, cOffset + 20 * COUNT);
        sum101.intoArray(c, cOffset + 21 * COUNT);
        sum110.intoArray(c, cOffset + 22 * COUNT);
        sum111.intoArray(c, cOffset + 23 * COUNT);
    }
}
