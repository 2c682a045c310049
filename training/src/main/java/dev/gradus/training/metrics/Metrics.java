package dev.gradus.training.metrics;

/** The metrics that come with the framework, for a static import. */
public final class Metrics {
    private Metrics() {}

    /** The share of right answers; see {@link Accuracy}. */
    public static Accuracy accuracy() {
        return new Accuracy();
    }

    /**
     * The share of right answers to yes-or-no questions, where yes is a prediction above a bound.
     *
     * @param threshold 0 for logits, 0.5 for probabilities
     */
    public static Accuracy accuracy(double threshold) {
        return new Accuracy(threshold);
    }
}
