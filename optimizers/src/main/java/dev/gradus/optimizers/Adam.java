package dev.gradus.optimizers;

import dev.gradus.core.AdamRule;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import java.util.List;

/**
 * Adam: steps along the mean of recent gradients, in units of their size, for each number by itself.
 *
 * <p>In step t with gradient g: m ← β₁ m + (1 - β₁) g, v ← β₂ v + (1 - β₂) g², and
 *
 * <p>θ ← θ - η m̂ / (√v̂ + ε) with m̂ = m / (1 - β₁ᵗ) and v̂ = v / (1 - β₂ᵗ);
 *
 * <p>AMSGrad puts the largest v so far in the place of v. η is the learning rate; m and v start at 0.
 *
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba 2015: Adam, a method for stochastic optimization</a>
 * @see <a href="https://openreview.net/forum?id=ryQu7f-RZ">Reddi et al. 2018: On the convergence of Adam and beyond
 *     (AMSGrad)</a>
 */
public final class Adam extends ParameterwiseOptimizer<Adam> {
    private AdamRule rule = new AdamRule(0.9, 0.999, 1e-8);
    private boolean amsgrad;

    /**
     * Adam with β₁ = 0.9, β₂ = 0.999 and ε = 10⁻⁸.
     *
     * @param learningRate η, at least 0; 0.001 is where to begin
     * @throws IllegalArgumentException if it is negative, there is no parameter, or one comes twice
     */
    public Adam(List<Parameter> parameters, double learningRate) {
        super(parameters, learningRate);
    }

    /** Adam with a learning rate for each group. */
    public Adam(ParameterGroup... groups) {
        super(groups);
    }

    /** Sets β₁ and β₂, how slowly the means of gradients and of their squares forget: from 0 to below 1. */
    public Adam betas(double beta1, double beta2) {
        rule = new AdamRule(Setting.rate("first beta", beta1), Setting.rate("second beta", beta2), rule.eps());
        return this;
    }

    /** Sets ε, which keeps the divisor from 0: at least 0. */
    public Adam eps(double eps) {
        rule = new AdamRule(rule.beta1(), rule.beta2(), Setting.atLeastZero("eps", eps));
        return this;
    }

    /** Sets whether the squares count with their largest mean so far; they do not unless set. */
    public Adam amsgrad(boolean amsgrad) {
        this.amsgrad = amsgrad;
        return this;
    }

    @Override
    protected void update(Parameter parameter, Tensor gradient, ParameterState state, double learningRate) {
        int step = state.nextStep();
        double stepSize = learningRate / (1 - Math.pow(rule.beta1(), step));
        double rootCorrection = Math.sqrt(1 - Math.pow(rule.beta2(), step));
        Tensor mean = state.tensor("exp_avg");
        Tensor square = state.tensor("exp_avg_sq");
        if (!amsgrad) {
            parameter.adamStep(gradient, mean, square, rule, stepSize, rootCorrection);
            return;
        }
        mean.mulInPlace(rule.beta1()).addInPlace(gradient, 1 - rule.beta1());
        square.mulInPlace(rule.beta2()).addInPlace(gradient.square(), 1 - rule.beta2());
        Tensor largest = state.tensor("max_exp_avg_sq");
        largest.copyFrom(largest.maximum(square));
        parameter.addInPlace(mean.div(largest.sqrt().div(rootCorrection).add(rule.eps())), -stepSize);
    }

    @Override
    protected String settings() {
        return "betas=(%s, %s), eps=%s%s".formatted(rule.beta1(), rule.beta2(), rule.eps(), amsgrad ? ", amsgrad" : "");
    }
}
