package dev.gradus.core.kernel;

import java.util.Random;

/** Numbers to test with, the same in every run. */
final class Samples {
    private static final double[] SPECIAL = {
        0,
        -0.0,
        1,
        -1,
        2,
        0.5,
        1e-40,
        -1e-40,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        20,
        -20,
        104,
        -104,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };

    private Samples() {}

    /** Normally distributed numbers. */
    static double[] normal(int size, long seed) {
        Random random = new Random(seed);
        return random.doubles(size).map(any -> random.nextGaussian()).toArray();
    }

    /** Normally distributed numbers, and all kinds of special ones between them in random order. */
    static double[] mixed(int size, long seed) {
        double[] values = normal(size, seed);
        Random random = new Random(seed);
        for (int i = 0; i < size; i++) {
            if (random.nextBoolean()) {
                values[i] = SPECIAL[random.nextInt(SPECIAL.length)];
            }
        }
        return values;
    }

    /** Small integers, so that many are equal. */
    static double[] withTies(int size, long seed) {
        return new Random(seed).ints(size, -3, 4).asDoubleStream().toArray();
    }
}
