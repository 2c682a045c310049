package dev.gradus.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The vectors that the processor has. */
final class Lanes {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    /** How many floats a vector holds. */
    static final int COUNT = SPECIES.length();

    /** Whether a vector can be collected from several places at once, which takes AVX2 or AVX-512. */
    static final boolean GATHER =
            SPECIES.vectorBitSize() >= 256 && !System.getProperty("os.arch", "").equals("aarch64");

    private Lanes() {}

    /** The width of a vector in bits. */
    static int bits() {
        return SPECIES.vectorBitSize();
    }
}
