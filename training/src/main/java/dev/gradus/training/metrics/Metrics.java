package dev.gradus.training.metrics;

/** The metrics that come with the framework, for a static import. */
public final class Metrics {
    private Metrics() {}

    /** The share of right answers among several classes; see {@link Accuracy}. */
    public static Accuracy accuracy() {
        return new Accuracy();
    }

    /**
     * The share of right answers to yes-or-no questions, where yes is a prediction above a bound; see {@link BinaryAccuracy}.
     *
     * @param threshold 0.5 for probabilities, such as those of a sigmoid, 0 for logits
     * @throws IllegalArgumentException if it is NaN
     */
    public static BinaryAccuracy binaryAccuracy(double threshold) {
        return new BinaryAccuracy(threshold);
    }
}
