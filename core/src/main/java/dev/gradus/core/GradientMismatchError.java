package dev.gradus.core;

/** Backward and central differences disagree: most likely a gradient formula is wrong. Thrown by {@link GradientCheck}. */
public final class GradientMismatchError extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final String input;
    private final double backward;
    private final double numeric;

    GradientMismatchError(String message, String input, double backward, double numeric) {
        super(message);
        this.input = input;
        this.backward = backward;
        this.numeric = numeric;
    }

    /** The name of the input whose gradient is wrong. */
    public String input() {
        return input;
    }

    /** The element of the gradient as backward computes it. */
    public double backward() {
        return backward;
    }

    /** The same element by central differences. */
    public double numeric() {
        return numeric;
    }
}
