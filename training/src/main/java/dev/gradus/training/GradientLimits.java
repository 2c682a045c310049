package dev.gradus.training;

/**
 * How large gradients may be when the optimizer gets them; infinite where there is no limit.
 *
 * @param value of each element
 * @param norm of all gradients together, after the elements were cut
 */
record GradientLimits(double value, double norm) {
    /** Gradients stay as they are. */
    static final GradientLimits NONE = new GradientLimits(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    GradientLimits value(double maximum) {
        return new GradientLimits(checked("clipGradientsByValue", "value", maximum), norm);
    }

    GradientLimits norm(double maximum) {
        return new GradientLimits(value, checked("clipGradientsByNorm", "norm", maximum));
    }

    private static double checked(String method, String what, double maximum) {
        if (!(maximum > 0 && maximum < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "%s: the largest %s must be a finite number above 0, got %s".formatted(method, what, maximum));
        }
        return maximum;
    }

    boolean hasValue() {
        return value < Double.POSITIVE_INFINITY;
    }

    boolean hasNorm() {
        return norm < Double.POSITIVE_INFINITY;
    }
}
