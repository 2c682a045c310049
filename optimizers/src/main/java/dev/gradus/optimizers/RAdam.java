package dev.gradus.optimizers;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import java.util.List;

/**
 * RAdam: Adam that trusts its mean of squares only when enough of them are in it, and so needs no warm-up.
 *
 * <p>In step t: m ← β₁ m + (1 - β₁) g, v ← β₂ v + (1 - β₂) g², m̂ = m / (1 - β₁ᵗ),
 *
 * <p>ρ = ρ∞ - 2 t β₂ᵗ / (1 - β₂ᵗ) with ρ∞ = 2 / (1 - β₂) - 1; where ρ is above 5
 *
 * <p>θ ← θ - η r m̂ √(1 - β₂ᵗ) / (√v + ε) with r² = (ρ - 4) (ρ - 2) ρ∞ / ((ρ∞ - 4) (ρ∞ - 2) ρ), before that θ ← θ - η m̂.
 *
 * <p>η is the learning rate; m and v start at 0.
 *
 * @see <a href="https://arxiv.org/abs/1908.03265">Liu et al. 2020: On the variance of the adaptive learning rate and
 *     beyond</a>
 */
public final class RAdam extends DecayingOptimizer<RAdam> {
    /**
     * RAdam with β₁ = 0.9, β₂ = 0.999 and ε = 10⁻⁸.
     *
     * @param learningRate η, at least 0; 0.001 is where to begin
     * @throws IllegalArgumentException if it is negative, there is no parameter, or one comes twice
     */
    public RAdam(List<Parameter> parameters, double learningRate) {
        super(List.of(new ParameterGroup(parameters, learningRate)));
    }

    /** RAdam with a learning rate for each group. */
    public RAdam(ParameterGroup... groups) {
        super(List.of(groups));
    }

    @Override
    void update(Parameter parameter, Tensor g, ParameterState state, double rate) {
        int step = state.nextStep();
        Tensor mean = state.mean("exp_avg", beta1(), g);
        Tensor square = state.mean("exp_avg_sq", beta2(), g.square());
        double size = rate / (1 - Math.pow(beta1(), step));
        double forgotten = Math.pow(beta2(), step);
        double most = 2 / (1 - beta2()) - 1;
        double length = most - 2 * step * forgotten / (1 - forgotten);
        if (length <= 5) {
            parameter.addInPlace(mean, -size);
            return;
        }
        double rectification = Math.sqrt((length - 4) * (length - 2) * most / ((most - 4) * (most - 2) * length));
        parameter.addInPlace(mean.div(square.sqrt().add(eps())), -size * rectification * Math.sqrt(1 - forgotten));
    }
}
