package dev.gradus.training.metrics;

import dev.gradus.core.Tensor;

/**
 * The share of right answers to yes-or-no questions, between 0 and 1; for classes there is {@link Accuracy}.
 *
 * <p>Predictions (n) or (n, 1), a yes where they exceed the threshold: 0.5 for probabilities, such as those of a sigmoid, 0
 * for logits. Targets of as many elements, a yes where they exceed 0.5.
 */
public final class BinaryAccuracy implements Metric {
    private final double threshold;
    private final Share share = new Share();

    /**
     * An accuracy of no batch yet.
     *
     * @param threshold a prediction above it is a yes: 0.5 for probabilities, 0 for logits
     * @throws IllegalArgumentException if it is NaN
     */
    public BinaryAccuracy(double threshold) {
        this.threshold = YesOrNo.checkedThreshold("binaryAccuracy", threshold);
    }

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public void reset() {
        share.reset();
    }

    /**
     * Takes one batch into account.
     *
     * @throws IllegalArgumentException if the shapes are none of those above
     */
    @Override
    public void update(Tensor predictions, Tensor targets) {
        YesOrNo answers = YesOrNo.of("binaryAccuracy", "accuracy()", predictions, targets);
        boolean[] truth = answers.truth();
        boolean[] given = answers.above(threshold);
        for (int i = 0; i < truth.length; i++) {
            share.add(given[i] == truth[i] ? 1 : 0, 1);
        }
    }

    @Override
    public double value() {
        return share.value();
    }

    @Override
    public double[] state() {
        return share.state();
    }

    @Override
    public void restore(double[] state) {
        share.restore(new SavedState(name(), state));
    }
}
