package dev.gradus.losses;

import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Settings;
import java.util.Arrays;

/**
 * The negative log-likelihood of targets that are drawn from normal distributions, whose means and variances the model
 * predicts.
 *
 * <p>ℓ = ½ (ln v + (o - t)² / v) for each mean o, its target t and its variance v, which is at least ε; and ½ ln(2π), which does
 * not depend on the prediction, if the loss is {@linkplain #full full}. Where a variance is below ε, its gradient is that at ε,
 * so that it can grow again.
 *
 * <p><b>Shape</b>: mean o (...); target t the same, where any size may be 1; variance v the same, or with a last dimension of 1 or
 * without it, for one variance for all; the loss (), unreduced (...).
 *
 * @see <a href="https://doi.org/10.1109/ICNN.1994.374138">Nix and Weigend 1994: Estimating the mean and variance of the target
 *     probability distribution</a>
 */
public final class GaussianNLLLoss extends TernaryLoss<GaussianNLLLoss> {
    private boolean full;
    private double eps = 1e-6;

    /** The mean over all elements, without the constant. */
    public GaussianNLLLoss() {}

    /**
     * Sets whether the constant ½ ln(2π) is added; not unless set.
     *
     * @return this loss
     */
    public GaussianNLLLoss full(boolean full) {
        this.full = full;
        return this;
    }

    /**
     * Sets ε, the least variance; 10⁻⁶ unless set.
     *
     * @param eps above 0
     * @return this loss
     */
    public GaussianNLLLoss eps(double eps) {
        this.eps = positive("eps", eps);
        return this;
    }

    @Override
    protected void check(Tensor mean, Tensor target, Tensor variance) {
        if (target.rank() != mean.rank() || !fits(target.shape(), mean.shape())) {
            throw error(
                    "expected a target of the first argument's shape %s, where any size may be 1, got %s",
                    mean.shape(), target.shape());
        }
        Shape shape = variance.shape();
        if (!shape.equals(mean.shape()) && !isShared(shape, mean.shape(), 0) && !isShared(shape, mean.shape(), 1)) {
            throw error(
                    "expected a variance of the first argument's shape %s, or with a last dimension of 1 or without it, got %s",
                    mean.shape(), shape);
        }
        if (variance.elements() > 0 && variance.detach().min().item() < 0) {
            throw error(
                    "expected variances of 0 or more, got %s; end that output of the model in exp() or a Softplus",
                    variance.detach().min().item());
        }
    }

    /** Whether a shape is that of the mean, of whose last dimension there are only so many ones left. */
    private static boolean isShared(Shape shape, Shape mean, int ones) {
        if (mean.rank() == 0) {
            return false;
        }
        int[] sizes = Arrays.copyOf(mean.toArray(), mean.rank() - 1 + ones);
        if (ones == 1) {
            sizes[mean.rank() - 1] = 1;
        }
        return shape.equals(Shape.of(sizes));
    }

    @Override
    protected Tensor forward(Tensor mean, Tensor target, Tensor variance) {
        Tensor shared = variance.rank() < mean.rank() ? variance.unsqueeze(-1) : variance;
        // What is missing is added as a constant, for a clamped variance would have no gradient.
        Tensor clamped = shared.add(shared.detach().neg().add(eps).clamp(0, Double.POSITIVE_INFINITY));
        Tensor losses =
                mean.sub(target).square().div(clamped).add(clamped.log()).mul(0.5);
        return full ? losses.add(0.5 * Math.log(2 * Math.PI)) : losses;
    }

    @Override
    protected Settings settings() {
        return super.settings().and("full", full).and("eps", eps);
    }
}
