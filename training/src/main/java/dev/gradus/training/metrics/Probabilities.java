package dev.gradus.training.metrics;

/** Checks what is said to be a probability. */
final class Probabilities {
    private Probabilities() {}

    /**
     * Refuses numbers below 0 and above 1; NaN goes through and becomes part of the metric.
     *
     * @param fix what to do about it
     */
    static void check(String metric, String fix, double probability) {
        if (probability < 0 || probability > 1) {
            throw new IllegalArgumentException(
                    "%s: expected probabilities from 0 to 1, got %s; %s".formatted(metric, probability, fix));
        }
    }
}
