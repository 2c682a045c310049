package dev.gradus.optimizers;

import dev.gradus.core.Parameter;
import dev.gradus.core.Updates;
import java.util.List;

/**
 * AdamW: Adam with weight decay that is no part of the gradient, so that all parameters decay alike, however large their
 * gradients are.
 *
 * <p>In step t with gradient g: θ ← θ - η λ θ, m ← β₁ m + (1 - β₁) g, v ← β₂ v + (1 - β₂) g², and
 *
 * <p>θ ← θ - η m̂ / (√v̂ + ε) with m̂ = m / (1 - β₁ᵗ) and v̂ = v / (1 - β₂ᵗ);
 *
 * <p>AMSGrad puts the largest v so far in the place of v. η is the learning rate and λ the weight decay; m and v start at
 * 0.
 *
 * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter 2019: Decoupled weight decay regularization</a>
 */
public final class AdamW extends AdamFamily<AdamW> {
    /**
     * AdamW with λ = 0.01, β₁ = 0.9, β₂ = 0.999 and ε = 10⁻⁸.
     *
     * @param learningRate η, at least 0; 0.001 is where to begin
     * @throws IllegalArgumentException if it is negative, there is no parameter, or one comes twice
     */
    public AdamW(List<Parameter> parameters, double learningRate) {
        super(List.of(new ParameterGroup(parameters, learningRate).weightDecay(0.01)));
    }

    /** AdamW with a learning rate and a weight decay for each group: 0 where the group has none set. */
    public AdamW(ParameterGroup... groups) {
        super(List.of(groups));
    }

    @Override
    void update(Parameter parameter, ParameterState state, ParameterGroup group, Updates updates) {
        double rate = group.learningRate();
        update(parameter, state, rate, 0, 1 - rate * group.weightDecay(), updates);
    }
}
