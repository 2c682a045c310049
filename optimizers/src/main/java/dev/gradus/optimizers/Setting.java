package dev.gradus.optimizers;

/** Checks of the numbers that an optimizer is set up with. */
final class Setting {
    private Setting() {}

    static double atLeastZero(String name, double value) {
        if (!isFiniteAndAtLeastZero(value)) {
            throw new IllegalArgumentException(
                    "The %s must be a finite number of at least 0, got %s".formatted(name, value));
        }
        return value;
    }

    static boolean isFiniteAndAtLeastZero(double value) {
        return value >= 0 && Double.isFinite(value);
    }

    /** A decay rate of a running mean: at 1 the mean would never move. */
    static double rate(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(
                    "The %s must be at least 0 and less than 1, got %s".formatted(name, value));
        }
        return value;
    }
}
