package dev.gradus.optimizers;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.Updates;
import dev.gradus.optimizers.settings.Setting;
import java.util.List;

/**
 * Adadelta: steps in units of recent steps, so that no learning rate has to be found.
 *
 * <p>v ← ρ v + (1 - ρ) g², d = √(u + ε) / √(v + ε) g, u ← ρ u + (1 - ρ) d², θ ← θ - η d.
 *
 * <p>η is the learning rate and g the gradient, weight decay included; u and v start at 0.
 *
 * @see <a href="https://arxiv.org/abs/1212.5701">Zeiler 2012: ADADELTA, an adaptive learning rate method</a>
 */
public final class Adadelta extends GradientOptimizer<Adadelta> {
    private double rho = 0.9;
    private double eps = 1e-6;

    /**
     * Adadelta with ρ = 0.9 and ε = 10⁻⁶.
     *
     * @param learningRate η, at least 0; 1 is that of the paper
     * @throws IllegalArgumentException if it is negative, there is no parameter, or one comes twice
     */
    public Adadelta(List<Parameter> parameters, double learningRate) {
        super(List.of(new ParameterGroup(parameters, learningRate)));
    }

    /** Adadelta with a learning rate for each group. */
    public Adadelta(ParameterGroup... groups) {
        super(List.of(groups));
    }

    /** Sets ρ, how slowly the means forget: from 0 to below 1. */
    public Adadelta rho(double rho) {
        this.rho = Setting.rate("rho", rho);
        return this;
    }

    /** Sets ε, the size of the first step squared: at least 0. */
    public Adadelta eps(double eps) {
        this.eps = Setting.atLeastZero("eps", eps);
        return this;
    }

    @Override
    void update(Parameter parameter, ParameterState state, ParameterGroup group, Updates updates) {
        Tensor g = gradient(parameter, group.weightDecay());
        Tensor root = state.mean("square_avg", rho, g.square()).add(eps).sqrt();
        Tensor step = state.tensor("acc_delta").add(eps).sqrt().div(root).mul(g);
        state.mean("acc_delta", rho, step.square());
        parameter.addInPlace(step, -group.learningRate());
    }

    @Override
    protected String settings() {
        return "rho=%s, eps=%s".formatted(rho, eps);
    }
}
