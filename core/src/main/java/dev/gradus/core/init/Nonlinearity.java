package dev.gradus.core.init;

/**
 * The activation behind a weight, by whose gain its start values are scaled to keep the variance of what passes through both.
 *
 * <p>The gains are those of PyTorch's {@code calculate_gain}; see He et al. 2015, Delving deep into rectifiers, for the rectifiers.
 */
public enum Nonlinearity {
    /** None, as behind a convolution or a layer that another one follows: 1. */
    LINEAR,
    /** The sigmoid: 1. */
    SIGMOID,
    /** The hyperbolic tangent: 5/3. */
    TANH,
    /** The rectifier: √2. */
    RELU,
    /** The leaky rectifier of slope a: √(2 / (1 + a²)), where a is 0.01 if it is not given. */
    LEAKY_RELU,
    /** The scaled exponential linear unit: 3/4. */
    SELU;

    private static final double DEFAULT_SLOPE = 0.01;

    /** The factor for the standard deviation. */
    public double gain() {
        return switch (this) {
            case LINEAR, SIGMOID -> 1;
            case TANH -> 5.0 / 3;
            case RELU -> Math.sqrt(2);
            case LEAKY_RELU -> gain(DEFAULT_SLOPE);
            case SELU -> 0.75;
        };
    }

    /**
     * The factor for the standard deviation.
     *
     * @param slope a, that of a leaky rectifier below 0
     * @throws IllegalArgumentException if this is another activation, which has no slope
     */
    public double gain(double slope) {
        if (this != LEAKY_RELU) {
            throw new IllegalArgumentException(
                    "Only LEAKY_RELU has a slope, got %s for %s; take gain()".formatted(slope, this));
        }
        return Math.sqrt(2 / (1 + slope * slope));
    }
}
