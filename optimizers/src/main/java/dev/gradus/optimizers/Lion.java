package dev.gradus.optimizers;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.Updates;
import java.util.List;

/**
 * Lion: steps of one size along the sign of a running mean, with half the state of Adam.
 *
 * <p>θ ← θ - η λ θ, θ ← θ - η sign(β₁ m + (1 - β₁) g), m ← β₂ m + (1 - β₂) g.
 *
 * <p>η is the learning rate, three to ten times smaller than Adam's, and λ the weight decay, as much larger; m starts at 0.
 *
 * @see <a href="https://arxiv.org/abs/2302.06675">Chen et al. 2023: Symbolic discovery of optimization algorithms</a>
 */
public final class Lion extends BetasOptimizer<Lion> {
    /**
     * Lion with β₁ = 0.9 and β₂ = 0.99, without weight decay.
     *
     * @param learningRate η, at least 0; 0.0001 is where to begin
     * @throws IllegalArgumentException if it is negative, there is no parameter, or one comes twice
     */
    public Lion(List<Parameter> parameters, double learningRate) {
        this(new ParameterGroup(parameters, learningRate));
    }

    /** Lion with a learning rate for each group. */
    public Lion(ParameterGroup... groups) {
        super(List.of(groups));
        betas(0.9, 0.99);
    }

    @Override
    void update(Parameter parameter, ParameterState state, ParameterGroup group, Updates updates) {
        Tensor g = gradient(parameter, 0);
        Tensor mean = state.tensor("exp_avg");
        Tensor direction = mean.mul(beta1()).addInPlace(g, 1 - beta1()).sign();
        decay(parameter, group);
        parameter.addInPlace(direction, -group.learningRate());
        state.mean("exp_avg", beta2(), g);
    }
}
