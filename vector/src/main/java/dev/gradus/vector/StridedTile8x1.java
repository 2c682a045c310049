package dev.gradus.vector;

import static dev.gradus.vector.Vectors.SPECIES;

import jdk.incubator.vector.FloatVector;

/** Eight rows by one vector of a product, of matrices as they stand in memory: for products that are narrow. */
final class StridedTile8x1 {
    private StridedTile8x1() {}

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
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = FloatVector.zero(SPECIES);
        FloatVector sum2 = FloatVector.zero(SPECIES);
        FloatVector sum3 = FloatVector.zero(SPECIES);
        FloatVector sum4 = FloatVector.zero(SPECIES);
        FloatVector sum5 = FloatVector.zero(SPECIES);
        FloatVector sum6 = FloatVector.zero(SPECIES);
        FloatVector sum7 = FloatVector.zero(SPECIES);
        for (int l = 0; l < depth; l++) {
            int p = aOffset + l * aColumn;
            int q = bOffset + l * bRow;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, q);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[p]);
            sum0 = a0.fma(b0, sum0);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[p + aRow]);
            sum1 = a1.fma(b0, sum1);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[p + 2 * aRow]);
            sum2 = a2.fma(b0, sum2);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[p + 3 * aRow]);
            sum3 = a3.fma(b0, sum3);
            FloatVector a4 = FloatVector.broadcast(SPECIES, a[p + 4 * aRow]);
            sum4 = a4.fma(b0, sum4);
            FloatVector a5 = FloatVector.broadcast(SPECIES, a[p + 5 * aRow]);
            sum5 = a5.fma(b0, sum5);
            FloatVector a6 = FloatVector.broadcast(SPECIES, a[p + 6 * aRow]);
            sum6 = a6.fma(b0, sum6);
            FloatVector a7 = FloatVector.broadcast(SPECIES, a[p + 7 * aRow]);
            sum7 = a7.fma(b0, sum7);
        }
        sum0.intoArray(c, cOffset);
        sum1.intoArray(c, cOffset + cRow);
        sum2.intoArray(c, cOffset + 2 * cRow);
        sum3.intoArray(c, cOffset + 3 * cRow);
        sum4.intoArray(c, cOffset + 4 * cRow);
        sum5.intoArray(c, cOffset + 5 * cRow);
        sum6.intoArray(c, cOffset + 6 * cRow);
        sum7.intoArray(c, cOffset + 7 * cRow);
    }
}
