package dev.gradus.optimizers;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.Updates;
import dev.gradus.core.kernel.AdamStep;
import dev.gradus.optimizers.settings.Setting;
import java.util.List;

/**
 * What Adam and AdamW share: all but where the weight decay enters.
 *
 * @param <O> the class itself, which settings return
 */
abstract class AdamFamily<O extends AdamFamily<O>> extends GradientOptimizer<O> implements MomentumOptimizer {
    private double beta1 = 0.9;
    private double beta2 = 0.999;
    private double eps = 1e-8;
    private boolean amsgrad;

    AdamFamily(List<ParameterGroup> groups) {
        super(groups);
    }

    /** Sets β₁ and β₂, how slowly the means of gradients and of their squares forget: from 0 to below 1. */
    public final O betas(double beta1, double beta2) {
        this.beta1 = Setting.rate("first beta", beta1);
        this.beta2 = Setting.rate("second beta", beta2);
        return self();
    }

    @Override
    public final double momentum() {
        return beta1;
    }

    @Override
    public final void setMomentum(double momentum) {
        betas(momentum, beta2);
    }

    /** Sets ε, which keeps the divisor from 0: at least 0. */
    public final O eps(double eps) {
        this.eps = Setting.atLeastZero("eps", eps);
        return self();
    }

    /** Sets whether the squares count with their largest mean so far; they do not unless set. */
    public final O amsgrad(boolean amsgrad) {
        this.amsgrad = amsgrad;
        return self();
    }

    /**
     * A step.
     *
     * @param decay how much of the parameter is added to its gradient
     * @param keep what the parameter is multiplied with before the step
     */
    final void update(
            Parameter parameter, ParameterState state, double rate, double decay, double keep, Updates updates) {
        int step = state.nextStep();
        AdamStep numbers = new AdamStep(
                direction(),
                decay,
                beta1,
                beta2,
                eps,
                rate / (1 - Math.pow(beta1, step)),
                Math.sqrt(1 - Math.pow(beta2, step)),
                keep);
        Tensor mean = state.tensor("exp_avg");
        Tensor square = state.tensor("exp_avg_sq");
        if (amsgrad) {
            updates.amsgrad(parameter, parameter.borrowGrad(), mean, square, state.tensor("max_exp_avg_sq"), numbers);
        } else {
            updates.adam(parameter, parameter.borrowGrad(), mean, square, numbers);
        }
    }

    @Override
    protected final String settings() {
        return "betas=(%s, %s), eps=%s%s".formatted(beta1, beta2, eps, amsgrad ? ", amsgrad" : "");
    }
}
