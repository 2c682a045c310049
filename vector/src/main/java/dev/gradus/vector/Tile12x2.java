package dev.gradus.vector;

import static dev.gradus.vector.Lanes.COUNT;
import static dev.gradus.vector.Vectors.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Twelve rows by two vectors of a product, of packed panels. The sums take 24 of the 32 registers that AVX-512 and ARM
 * have, so that 14 loads serve 24 multiplications, where a tile of eight rows takes ten for 16. JDK 17 puts the
 * sums of a tile of 14 rows on the stack.
 */
final class Tile12x2 {
    private Tile12x2() {}

    /** Sets the tile of c at {@code cOffset}; a and b are packed panels. */
    static void multiply(int depth, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset, int cRow) {
        FloatVector sum000 = FloatVector.zero(SPECIES);
        FloatVector sum001 = FloatVector.zero(SPECIES);
        FloatVector sum010 = FloatVector.zero(SPECIES);
        FloatVector sum011 = FloatVector.zero(SPECIES);
        FloatVector sum020 = FloatVector.zero(SPECIES);
        FloatVector sum021 = FloatVector.zero(SPECIES);
        FloatVector sum030 = FloatVector.zero(SPECIES);
        FloatVector sum031 = FloatVector.zero(SPECIES);
        FloatVector sum040 = FloatVector.zero(SPECIES);
        FloatVector sum041 = FloatVector.zero(SPECIES);
        FloatVector sum050 = FloatVector.zero(SPECIES);
        FloatVector sum051 = FloatVector.zero(SPECIES);
        FloatVector sum060 = FloatVector.zero(SPECIES);
        FloatVector sum061 = FloatVector.zero(SPECIES);
        FloatVector sum070 = FloatVector.zero(SPECIES);
        FloatVector sum071 = FloatVector.zero(SPECIES);
        FloatVector sum080 = FloatVector.zero(SPECIES);
        FloatVector sum081 = FloatVector.zero(SPECIES);
        FloatVector sum090 = FloatVector.zero(SPECIES);
        FloatVector sum091 = FloatVector.zero(SPECIES);
        FloatVector sum100 = FloatVector.zero(SPECIES);
        FloatVector sum101 = FloatVector.zero(SPECIES);
        FloatVector sum110 = FloatVector.zero(SPECIES);
        FloatVector sum111 = FloatVector.zero(SPECIES);
        for (int l = 0; l < depth; l++) {
            int p = aOffset + l * 12;
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
        sum010.intoArray(c, cOffset + cRow);
        sum011.intoArray(c, cOffset + cRow + COUNT);
        sum020.intoArray(c, cOffset + 2 * cRow);
        sum021.intoArray(c, cOffset + 2 * cRow + COUNT);
        sum030.intoArray(c, cOffset + 3 * cRow);
        sum031.intoArray(c, cOffset + 3 * cRow + COUNT);
        sum040.intoArray(c, cOffset + 4 * cRow);
        sum041.intoArray(c, cOffset + 4 * cRow + COUNT);
        sum050.intoArray(c, cOffset + 5 * cRow);
        sum051.intoArray(c, cOffset + 5 * cRow + COUNT);
        sum060.intoArray(c, cOffset + 6 * cRow);
        sum061.intoArray(c, cOffset + 6 * cRow + COUNT);
        sum070.intoArray(c, cOffset + 7 * cRow);
        sum071.intoArray(c, cOffset + 7 * cRow + COUNT);
        sum080.intoArray(c, cOffset + 8 * cRow);
        sum081.intoArray(c, cOffset + 8 * cRow + COUNT);
        sum090.intoArray(c, cOffset + 9 * cRow);
        sum091.intoArray(c, cOffset + 9 * cRow + COUNT);
        sum100.intoArray(c, cOffset + 10 * cRow);
        sum101.intoArray(c, cOffset + 10 * cRow + COUNT);
        sum110.intoArray(c, cOffset + 11 * cRow);
        sum111.intoArray(c, cOffset + 11 * cRow + COUNT);
    }
}
