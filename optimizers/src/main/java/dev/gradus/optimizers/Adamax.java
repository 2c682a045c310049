package dev.gradus.optimizers;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.Updates;
import java.util.List;

/**
 * Adamax: Adam that divides by the largest of recent gradients.
 *
 * <p>In step t: m ← β₁ m + (1 - β₁) g, u ← max(β₂ u, |g| + ε), θ ← θ - η / (1 - β₁ᵗ) m / u.
 *
 * <p>η is the learning rate and g the gradient, weight decay included; m and u start at 0.
 *
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba 2015: Adam, a method for stochastic optimization</a>
 */
public final class Adamax extends MeansOptimizer<Adamax> {
    /**
     * Adamax with β₁ = 0.9, β₂ = 0.999 and ε = 10⁻⁸.
     *
     * @param learningRate η, at least 0; 0.002 is where to begin
     * @throws IllegalArgumentException if it is negative, there is no parameter, or one comes twice
     */
    public Adamax(List<Parameter> parameters, double learningRate) {
        super(List.of(new ParameterGroup(parameters, learningRate)));
    }

    /** Adamax with a learning rate for each group. */
    public Adamax(ParameterGroup... groups) {
        super(List.of(groups));
    }

    @Override
    void update(Parameter parameter, ParameterState state, ParameterGroup group, Updates updates) {
        Tensor g = gradient(parameter, group.weightDecay());
        Tensor mean = state.mean("exp_avg", beta1(), g);
        Tensor largest = state.tensor("exp_inf");
        largest.copyFrom(largest.mul(beta2()).maximum(g.abs().add(eps())));
        double rate = group.learningRate() / (1 - Math.pow(beta1(), state.nextStep()));
        parameter.addInPlace(mean.div(largest), -rate);
    }
}
