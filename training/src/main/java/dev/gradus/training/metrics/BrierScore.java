package dev.gradus.training.metrics;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;

/**
 * The mean squared error of probabilities for a yes, Σ (p - y)² / n with y = 1 for a yes and 0 for a no: 0 is perfect, 0.25
 * what the probability 0.5 always has.
 *
 * <p><b>Shape</b>: predictions (n) or (n, 1), probabilities, such as those of a sigmoid; targets of as many elements, a yes
 * where they exceed 0.5.
 *
 * @see <a href="https://doi.org/10.1175/1520-0493(1950)078%3C0001:VOFEIT%3E2.0.CO;2">Brier 1950: Verification of forecasts
 *     expressed in terms of probability</a>
 */
public final class BrierScore extends MeanMetric {
    /** A score of no batch yet. */
    public BrierScore() {}

    @Override
    public String name() {
        return "brier";
    }

    /**
     * The squared errors.
     *
     * @throws IllegalArgumentException if the shapes are none of those above, or a prediction is no probability
     */
    @Override
    protected Tensor measure(Tensor predictions, Tensor targets) {
        YesOrNo answers = YesOrNo.of("brierScore", "logLoss()", predictions, targets);
        for (double probability : answers.scores().toDoubleArray()) {
            Probabilities.check("brierScore", "apply sigmoid() to logits", probability);
        }
        return answers.scores()
                .to(DType.FLOAT64)
                .sub(Tensor.of(answers.truth()).to(DType.FLOAT64))
                .square();
    }
}
