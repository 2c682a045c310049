package dev.gradus.vector;

import static dev.gradus.vector.Lanes.COUNT;
import static dev.gradus.vector.Vectors.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Eight rows by two vectors of a product, of matrices as they stand in memory. Steps that the JIT compiler does not know
 * keep it from hoisting the checks of indices out of the loop, which costs 15 % of the speed, and packing a small matrix
 * costs more.
 */
final class StridedTile8x2 {
    private StridedTile8x2() {}

    /**
     * Sets the tile of c at {@code cOffset}. Element (i, l) of a stands at
     * {@code aOffset + i * aRow + l * aColumn}, row l of b at {@code bOffset + l * bRow}.
     */
    static void multiply(
            int depth,
            float[] a,
            int aOffset,
            int aRow,
            int aColumn,
            float[] b,
            int bOffset,
            int bRow,
            float[] c,
            int cOffset,
            int cRow) {
        FloatVector sum00 = FloatVector.zero(SPECIES);
        FloatVector sum01 = FloatVector.zero(SPECIES);
        FloatVector sum10 = FloatVector.zero(SPECIES);
        FloatVector sum11 = FloatVector.zero(SPECIES);
        FloatVector sum20 = FloatVector.zero(SPECIES);
        FloatVector sum21 = FloatVector.zero(SPECIES);
        FloatVector sum30 = FloatVector.zero(SPECIES);
        FloatVector sum31 = FloatVector.zero(SPECIES);
        FloatVector sum40 = FloatVector.zero(SPECIES);
        FloatVector sum41 = FloatVector.zero(SPECIES);
        FloatVector sum50 = FloatVector.zero(SPECIES);
        FloatVector sum51 = FloatVector.zero(SPECIES);
        FloatVector sum60 = FloatVector.zero(SPECIES);
        FloatVector sum61 = FloatVector.zero(SPECIES);
        FloatVector sum70 = FloatVector.zero(SPECIES);
        FloatVector sum71 = FloatVector.zero(SPECIES);
        for (int l = 0; l < depth; l++) {
            int p = aOffset + l * aColumn;
            int q = bOffset + l * bRow;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, q);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, q + COUNT);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[p]);
            sum00 = a0.fma(b0, sum00);
            sum01 = a0.fma(b1, sum01);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[p + aRow]);
            sum10 = a1.fma(b0, sum10);
            sum11 = a1.fma(b1, sum11);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[p + 2 * aRow]);
            sum20 = a2.fma(b0, sum20);
            sum21 = a2.fma(b1, sum21);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[p + 3 * aRow]);
            sum30 = a3.fma(b0, sum30);
            sum31 = a3.fma(b1, sum31);
            FloatVector a4 = FloatVector.broadcast(SPECIES, a[p + 4 * aRow]);
            sum40 = a4.fma(b0, sum40);
            sum41 = a4.fma(b1, sum41);
            FloatVector a5 = FloatVector.broadcast(SPECIES, a[p + 5 * aRow]);
            sum50 = a5.fma(b0, sum50);
            sum51 = a5.fma(b1, sum51);
            FloatVector a6 = FloatVector.broadcast(SPECIES, a[p + 6 * aRow]);
            sum60 = a6.fma(b0, sum60);
            sum61 = a6.fma(b1, sum61);
            FloatVector a7 = FloatVector.broadcast(SPECIES, a[p + 7 * aRow]);
            sum70 = a7.fma(b0, sum70);
            sum71 = a7.fma(b1, sum71);
        }
        sum00.intoArray(c, cOffset);
        sum01.intoArray(c, cOffset + COUNT);
        sum10.intoArray(c, cOffset + cRow);
        sum11.intoArray(c, cOffset + cRow + COUNT);
        sum20.intoArray(c, cOffset + 2 * cRow);
        sum21.intoArray(c, cOffset + 2 * cRow + COUNT);
        sum30.intoArray(c, cOffset + 3 * cRow);
        sum31.intoArray(c, cOffset + 3 * cRow + COUNT);
        sum40.intoArray(c, cOffset + 4 * cRow);
        sum41.intoArray(c, cOffset + 4 * cRow + COUNT);
        sum50.intoArray(c, cOffset + 5 * cRow);
        sum51.intoArray(c, cOffset + 5 * cRow + COUNT);
        sum60.intoArray(c, cOffset + 6 * cRow);
        sum61.intoArray(c, cOffset + 6 * cRow + COUNT);
        sum70.intoArray(c, cOffset + 7 * cRow);
        sum71.intoArray(c, cOffset + 7 * cRow + COUNT);
    }
}
