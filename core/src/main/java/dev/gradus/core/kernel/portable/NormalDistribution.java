package dev.gradus.core.kernel.portable;

/** The standard normal distribution, and the activation function that is made of it. */
final class NormalDistribution {
    private static final double ROOT_OF_HALF = Math.sqrt(0.5);
    private static final double DENSITY_AT_0 = 1 / Math.sqrt(2 * Math.PI);

    /** From here on the density is 0 in double, and the cumulative distribution 0 or 1. */
    private static final double END = 39;

    private NormalDistribution() {}

    /** {@code x Φ(x)}; the relative error stays below {@code 1e-15 (1 + x²)}, to the left of 0 too. */
    static double gelu(double x) {
        return Math.max(x, -END) * cumulative(x);
    }

    /** {@code Φ(x) + x φ(x)}. */
    static double geluDerivative(double x) {
        double bounded = Math.max(-END, Math.min(x, END));
        return cumulative(bounded) + bounded * DENSITY_AT_0 * Math.exp(-0.5 * bounded * bounded);
    }

    private static double cumulative(double x) {
        return 0.5 * ErrorFunction.erfc(-x * ROOT_OF_HALF);
    }
}
