package dev.gradus.core.random;

import java.util.Arrays;

/**
 * A source of random numbers that gives the same ones for the same seed on every machine and JVM: xoshiro256++ by Blackman
 * and Vigna (2019), seeded through SplitMix64. Safe for use by several threads, though the order in which they draw is
 * then theirs.
 */
public final class Generator {
    private static final Generator GLOBAL = new Generator(0);
    private static final double UNIT = 0x1.0p-53;

    private final long[] state = new long[4];

    /** A generator that starts from a seed. */
    public Generator(long seed) {
        seed(seed);
    }

    /** The generator that everything draws from which is not given another; it starts from the seed 0. */
    public static Generator global() {
        return GLOBAL;
    }

    /** Starts the global generator anew from a seed. */
    public static void seedGlobal(long seed) {
        GLOBAL.seed(seed);
    }

    /** Starts anew from a seed. */
    public synchronized void seed(long seed) {
        long mixed = seed;
        for (int i = 0; i < state.length; i++) {
            mixed += 0x9E3779B97F4A7C15L;
            long z = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            state[i] = z ^ (z >>> 31);
        }
    }

    /** A copy of the state, from which {@link #restore} goes on. */
    public synchronized long[] state() {
        return state.clone();
    }

    /**
     * Goes on from a state.
     *
     * @param saved what {@link #state()} gave: four numbers that are not all 0
     */
    public synchronized void restore(long[] saved) {
        if (saved.length != state.length || Arrays.stream(saved).allMatch(word -> word == 0)) {
            throw new IllegalArgumentException(
                    "The state of a generator is 4 numbers that are not all 0, got " + Arrays.toString(saved));
        }
        System.arraycopy(saved, 0, state, 0, state.length);
    }

    /** The next 64 random bits. */
    public synchronized long nextLong() {
        long result = Long.rotateLeft(state[0] + state[3], 23) + state[0];
        long shifted = state[1] << 17;
        state[2] ^= state[0];
        state[3] ^= state[1];
        state[1] ^= state[2];
        state[0] ^= state[3];
        state[2] ^= shifted;
        state[3] = Long.rotateLeft(state[3], 45);
        return result;
    }

    /** A number from {@code [0, 1)}. */
    public double nextDouble() {
        return (nextLong() >>> 11) * UNIT;
    }

    /**
     * A whole number from {@code [0, bound)}, all equally likely.
     *
     * @param bound at least 1
     */
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("The bound of a random number must be at least 1, got " + bound);
        }
        // Numbers at or above the largest multiple of the bound would favour the small results.
        long limit = (1L << 32) - (1L << 32) % bound;
        long bits = nextLong() >>> 32;
        while (bits >= limit) {
            bits = nextLong() >>> 32;
        }
        return (int) (bits % bound);
    }

    /** Numbers drawn evenly from {@code [low, high)}. */
    public synchronized double[] uniform(int count, double low, double high) {
        double[] values = new double[count];
        // Rounding must not reach the end of the range.
        double largest = low < high ? Math.nextDown(high) : high;
        for (int i = 0; i < count; i++) {
            values[i] = Math.min(low + (high - low) * nextDouble(), largest);
        }
        return values;
    }

    /** Numbers drawn from a normal distribution, by the transform of Box and Muller (1958). */
    public synchronized double[] normal(int count, double mean, double standardDeviation) {
        double[] values = new double[count];
        for (int i = 0; i < count; i += 2) {
            // StrictMath, so that every JVM draws the same bits; 1 - u, so that the logarithm is finite.
            double radius = standardDeviation * StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
            double angle = 2 * Math.PI * nextDouble();
            values[i] = mean + radius * StrictMath.cos(angle);
            if (i + 1 < count) {
                values[i + 1] = mean + radius * StrictMath.sin(angle);
            }
        }
        return values;
    }

    /** The numbers 0 to {@code count - 1} in random order (Fisher and Yates). */
    public synchronized int[] permutation(int count) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int other = nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }
}
