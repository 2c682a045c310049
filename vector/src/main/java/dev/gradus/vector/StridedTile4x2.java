package dev.gradus.vector;

import static dev.gradus.vector.Lanes.COUNT;
import static dev.gradus.vector.Vectors.SPECIES;

import jdk.incubator.vector.FloatVector;

/** As {@link Tile4x2}, but of matrices as they stand in memory; also the last rows of a product, if there are few. */
final class StridedTile4x2 {
    private StridedTile4x2() {}

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
        }
        sum00.intoArray(c, cOffset);
        sum01.intoArray(c, cOffset + COUNT);
        sum10.intoArray(c, cOffset + cRow);
        sum11.intoArray(c, cOffset + cRow + COUNT);
        sum20.intoArray(c, cOffset + 2 * cRow);
        sum21.intoArray(c, cOffset + 2 * cRow + COUNT);
        sum30.intoArray(c, cOffset + 3 * cRow);
        sum31.intoArray(c, cOffset + 3 * cRow + COUNT);
    }
}
