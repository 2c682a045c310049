package dev.gradus.optimizers;

import dev.gradus.optimizers.settings.Setting;
import java.util.List;

/**
 * An optimizer that keeps running means of gradients and of something else about them.
 *
 * @param <O> the class itself, which settings return
 */
abstract class BetasOptimizer<O extends BetasOptimizer<O>> extends GradientOptimizer<O> implements MomentumOptimizer {
    private double beta1 = 0.9;
    private double beta2 = 0.999;

    BetasOptimizer(List<ParameterGroup> groups) {
        super(groups);
    }

    /** Sets β₁ and β₂, how slowly the two means forget: from 0 to below 1. */
    public final O betas(double beta1, double beta2) {
        this.beta1 = Setting.rate("first beta", beta1);
        this.beta2 = Setting.rate("second beta", beta2);
        return self();
    }

    /** β₁, how slowly the mean of gradients forgets. */
    public final double beta1() {
        return beta1;
    }

    /** β₂, how slowly the other mean forgets. */
    public final double beta2() {
        return beta2;
    }

    @Override
    public final double momentum() {
        return beta1;
    }

    @Override
    public final void setMomentum(double momentum) {
        betas(momentum, beta2);
    }

    @Override
    protected String settings() {
        return "betas=(%s, %s)".formatted(beta1, beta2);
    }
}
