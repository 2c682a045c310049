package dev.gradus.training.metrics;

import dev.gradus.core.Tensor;

/**
 * The mean of -ln p for the probability p that was given to the right class, or answer. Infinite where a right class was
 * given the probability 0.
 *
 * <p><b>Shape</b>: predictions as of {@link ClassMetric}, the probabilities of the classes; or (n) or (n, 1), probabilities of a yes,
 * with targets of as many elements, a yes where they exceed 0.5. After {@link #fromLogits()} predictions are scores before the softmax,
 * or before the sigmoid.
 */
public final class LogLoss extends LikelihoodMetric<LogLoss> {
    private boolean isFromLogits;

    /** A loss of no batch yet, of probabilities. */
    public LogLoss() {}

    /**
     * Takes predictions as scores before the softmax, or before the sigmoid if there is one for each sample.
     *
     * @return this metric
     */
    public LogLoss fromLogits() {
        isFromLogits = true;
        return this;
    }

    @Override
    public String name() {
        return "log_loss";
    }

    @Override
    void countSingle(Tensor predictions, Tensor targets) {
        YesOrNo answers = YesOrNo.of("logLoss", "predictions (n, classes)", predictions, targets);
        double[] logits = answers.scores().toDoubleArray();
        for (int i = 0; i < logits.length; i++) {
            add(
                    isFromLogits
                            ? ofLogit(logits[i], answers.truth()[i])
                            : -Math.log(chance(logits[i], answers.truth()[i])));
        }
    }

    /** -ln σ(x) = ln(1 + e⁻ˣ), and -ln(1 - σ(x)) = ln(1 + eˣ), written so that nothing overflows. */
    private static double ofLogit(double x, boolean isYes) {
        double against = isYes ? -x : x;
        return Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against)));
    }

    private static double chance(double probability, boolean isYes) {
        check(probability);
        return isYes ? probability : 1 - probability;
    }

    private static void check(double probability) {
        Probabilities.check(
                "logLoss", "use logLoss().fromLogits() for scores before a softmax or sigmoid", probability);
    }

    @Override
    Tensor logarithms(Tensor rows) {
        if (isFromLogits) {
            return rows.logSoftmax(1);
        }
        for (double probability : rows.toDoubleArray()) {
            check(probability);
        }
        return rows.log();
    }

    @Override
    public double value() {
        return mean();
    }
}
