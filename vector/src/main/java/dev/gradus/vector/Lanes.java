package dev.gradus.vector;

import jdk.incubator.vector.VectorShape;

/** How many floats the processor's vectors hold. Loads little of the Vector API, which a short program never uses. */
final class Lanes {
    /** The width of a vector in bits. */
    static final int BITS = VectorShape.preferredShape().vectorBitSize();

    /** How many floats a vector holds. */
    static final int COUNT = BITS / Float.SIZE;

    /** Whether a vector can be collected from several places at once, which takes AVX2 or AVX-512. */
    static final boolean GATHER =
            BITS >= 256 && !System.getProperty("os.arch", "").equals("aarch64");

    private Lanes() {}

    /** As many of these elements as fill whole vectors. */
    static int whole(int elements) {
        return elements / COUNT * COUNT;
    }
}
