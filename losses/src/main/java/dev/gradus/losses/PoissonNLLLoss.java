package dev.gradus.losses;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Settings;

/**
 * The negative log-likelihood of counts that are drawn from Poisson distributions, whose means the model predicts.
 *
 * <p>ℓ = eˣ - t x for each logarithm x of a mean and its count t, or ℓ = x - t ln(x + ε) if the means themselves are predicted.
 * What is left out is ln t!, which does not depend on the prediction; as an approximation to it, Stirling's formula
 * t ln t - t + ½ ln(2πt) can be added where t &gt; 1.
 *
 * <p><b>Shape</b>: prediction x and target t (...), the same; the loss ().
 */
public final class PoissonNLLLoss extends FluentLoss<PoissonNLLLoss> {
    private boolean logInput = true;
    private boolean full;
    private double eps = 1e-8;

    /** The mean over all elements, for logarithms of means and without Stirling's formula. */
    public PoissonNLLLoss() {}

    /**
     * Sets whether predictions are logarithms of means, which they are unless set.
     *
     * @return this loss
     */
    public PoissonNLLLoss logInput(boolean logInput) {
        this.logInput = logInput;
        return this;
    }

    /**
     * Sets whether Stirling's formula is added; not unless set.
     *
     * @return this loss
     */
    public PoissonNLLLoss full(boolean full) {
        this.full = full;
        return this;
    }

    /**
     * Sets ε, which keeps the logarithm of a mean of 0 finite; 10⁻⁸ unless set. It is not used for logarithms of means.
     *
     * @return this loss
     */
    public PoissonNLLLoss eps(double eps) {
        this.eps = notNegative("eps", eps);
        return this;
    }

    @Override
    protected Tensor forward(Tensor prediction, Tensor target) {
        Tensor losses = logInput
                ? prediction.exp().sub(target.mul(prediction))
                : prediction.sub(target.mul(prediction.add(eps).log()));
        return full ? losses.add(stirling(target)) : losses;
    }

    private static Tensor stirling(Tensor target) {
        Tensor small = target.detach().le(1);
        // 1 in place of what is left out has a finite logarithm.
        Tensor count = target.maskedFill(small, 1);
        Tensor formula = count.mul(count.log())
                .sub(count)
                .add(count.mul(2 * Math.PI).log().mul(0.5));
        return formula.maskedFill(small, 0);
    }

    @Override
    protected Settings settings() {
        return super.settings().and("logInput", logInput).and("full", full).and("eps", eps);
    }
}
