package dev.gradus.losses;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Settings;

/**
 * The Kullback-Leibler divergence of predicted probabilities from target probabilities, of which the prediction gives the
 * logarithms, as a log-softmax does.
 *
 * <p>ℓ = t (ln t - x) for each log-probability x and its target t, 0 where t is 0; or ℓ = eᵗ (t - x) if targets are logarithms
 * as well. The divergence itself, which the formula names, is the sum over a distribution: {@link Reduction#BATCH_MEAN} gives
 * its mean over the batch, {@link Reduction#MEAN}, as for all losses, that of the single elements.
 *
 * <p><b>Shape</b>: prediction x and target t (...), the same; the loss ().
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177729694">Kullback and Leibler 1951: On information and sufficiency</a>
 */
public final class KLDivLoss extends FluentLoss<KLDivLoss> {
    private boolean logTarget;

    /** The mean over all elements, for targets that are probabilities. */
    public KLDivLoss() {}

    /**
     * Sets whether targets are logarithms of probabilities; not unless set.
     *
     * @return this loss
     */
    public KLDivLoss logTarget(boolean logTarget) {
        this.logTarget = logTarget;
        return this;
    }

    @Override
    protected Tensor forward(Tensor prediction, Tensor target) {
        if (logTarget) {
            return target.exp().mul(target.sub(prediction));
        }
        // t ln t is 0 at 0, where the logarithm alone has neither a value nor a derivative.
        Tensor log = target.maskedFill(target.detach().eq(0), 1).log();
        return target.mul(log.sub(prediction));
    }

    @Override
    protected Settings settings() {
        return super.settings().and("logTarget", logTarget);
    }
}
