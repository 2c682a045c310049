package dev.gradus.optimizers;

import dev.gradus.core.Parameter;
import dev.gradus.core.Updates;
import java.util.List;

/**
 * Adam: steps along the mean of recent gradients, in units of their size, for each number by itself.
 *
 * <p>In step t with gradient g: m ← β₁ m + (1 - β₁) g, v ← β₂ v + (1 - β₂) g², and
 *
 * <p>θ ← θ - η m̂ / (√v̂ + ε) with m̂ = m / (1 - β₁ᵗ) and v̂ = v / (1 - β₂ᵗ);
 *
 * <p>AMSGrad puts the largest v so far in the place of v. η is the learning rate; m and v start at 0. Weight decay is part of the gradient; {@link AdamW} keeps it apart.
 *
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba 2015: Adam, a method for stochastic optimization</a>
 * @see <a href="https://openreview.net/forum?id=ryQu7f-RZ">Reddi et al. 2018: On the convergence of Adam and beyond
 *     (AMSGrad)</a>
 */
public final class Adam extends AdamFamily<Adam> {
    /**
     * Adam with β₁ = 0.9, β₂ = 0.999 and ε = 10⁻⁸.
     *
     * @param learningRate η, at least 0; 0.001 is where to begin
     * @throws IllegalArgumentException if it is negative, there is no parameter, or one comes twice
     */
    public Adam(List<Parameter> parameters, double learningRate) {
        super(List.of(new ParameterGroup(parameters, learningRate)));
    }

    /** Adam with a learning rate for each group. */
    public Adam(ParameterGroup... groups) {
        super(List.of(groups));
    }

    @Override
    void update(Parameter parameter, ParameterState state, ParameterGroup group, Updates updates) {
        update(parameter, state, group.learningRate(), group.weightDecay(), 1, updates);
    }
}
