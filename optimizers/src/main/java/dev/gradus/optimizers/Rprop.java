package dev.gradus.optimizers;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.Updates;
import dev.gradus.optimizers.settings.Setting;
import java.util.List;

/**
 * Rprop: looks at the signs of gradients only, and steps farther where they stay the same. For whole sets, not for batches.
 *
 * <p>Each number has a step size δ, the learning rate at first. It is multiplied with η₊ where the gradient has the sign of
 * the one before, and with η₋ where it has the other one, and kept within bounds. θ ← θ - sign(g) δ, except where the sign has
 * changed: there θ stays, and g counts as 0 in the next step.
 *
 * @see <a href="https://doi.org/10.1109/ICNN.1993.298623">Riedmiller and Braun 1993: A direct adaptive method for faster
 *     backpropagation learning, the RPROP algorithm</a>
 */
public final class Rprop extends GradientOptimizer<Rprop> {
    private double shrink = 0.5;
    private double grow = 1.2;
    private double smallest = 1e-6;
    private double largest = 50;

    /**
     * Rprop with η₋ = 0.5, η₊ = 1.2, and steps from 10⁻⁶ to 50.
     *
     * @param learningRate the first step size, at least 0; 0.01 is PyTorch's default. It has no effect after the first step
     * @throws IllegalArgumentException if it is negative, there is no parameter, or one comes twice
     */
    public Rprop(List<Parameter> parameters, double learningRate) {
        super(List.of(new ParameterGroup(parameters, learningRate)));
    }

    /** Rprop with a first step size for each group. */
    public Rprop(ParameterGroup... groups) {
        super(List.of(groups));
    }

    /**
     * Sets η₋ and η₊, by what step sizes are multiplied.
     *
     * @param newShrink above 0 and below 1
     * @param newGrow above 1
     */
    public Rprop etas(double newShrink, double newGrow) {
        if (!(newShrink > 0 && newShrink < 1 && newGrow > 1 && Double.isFinite(newGrow))) {
            throw new IllegalArgumentException(
                    "The etas must be one between 0 and 1, and a finite one above 1, got %s and %s"
                            .formatted(newShrink, newGrow));
        }
        shrink = newShrink;
        grow = newGrow;
        return this;
    }

    /** Sets the bounds of step sizes, which are at least 0. */
    public Rprop stepSizes(double newSmallest, double newLargest) {
        smallest = Setting.atLeastZero("smallest step size", newSmallest);
        largest = Setting.atLeastZero("largest step size", newLargest);
        return this;
    }

    @Override
    void update(Parameter parameter, ParameterState state, ParameterGroup group, Updates updates) {
        Tensor g = gradient(parameter, group.weightDecay());
        Tensor before = state.tensor("prev");
        Tensor sizes = state.tensor("step_size", group.learningRate());
        Tensor agreement = g.sign().mul(before.sign());
        Tensor same = agreement.relu();
        Tensor changed = agreement.neg().relu();
        sizes.mulInPlace(same.mul(grow - 1).addInPlace(changed, shrink - 1).add(1));
        sizes.copyFrom(sizes.clamp(smallest, largest));
        before.copyFrom(g.mul(changed.neg().add(1)));
        parameter.addInPlace(before.sign().mul(sizes), -1);
    }

    @Override
    protected String settings() {
        return "etas=(%s, %s), stepSizes=(%s, %s)".formatted(shrink, grow, smallest, largest);
    }
}
