package dev.gradus.core.init;

/** A standard deviation. */
final class Deviation {
    private Deviation() {}

    /** The same number, which must be 0 or more. */
    static double checked(double deviation) {
        if (!(deviation >= 0)) {
            throw new IllegalArgumentException("A standard deviation must be 0 or more, got " + deviation);
        }
        return deviation;
    }
}
