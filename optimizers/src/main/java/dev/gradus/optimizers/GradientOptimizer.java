package dev.gradus.optimizers;

import dev.gradus.core.Autograd;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.Updates;
import java.util.List;

/**
 * An optimizer that updates every parameter which has a gradient.
 *
 * @param <O> the class itself, which settings return
 */
abstract class GradientOptimizer<O extends GradientOptimizer<O>> extends Optimizer {
    private boolean maximize;

    GradientOptimizer(List<ParameterGroup> groups) {
        super(groups);
    }

    /**
     * Sets the weight decay of every group: how strongly each parameter is drawn towards 0.
     *
     * @param weightDecay at least 0
     * @return this optimizer
     */
    public final O weightDecay(double weightDecay) {
        groups().forEach(group -> group.weightDecay(weightDecay));
        return self();
    }

    /**
     * Sets whether the loss is made larger instead of smaller; it is not unless set.
     *
     * @return this optimizer
     */
    public final O maximize(boolean maximize) {
        this.maximize = maximize;
        return self();
    }

    /** Whether the loss is made larger instead of smaller. */
    public final boolean isMaximizing() {
        return maximize;
    }

    /** What gradients are multiplied with, so that the step is against them: 1, or -1 to maximize. */
    final double direction() {
        return maximize ? -1 : 1;
    }

    @Override
    public final void step() {
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            Updates updates = new Updates();
            int next = 0;
            for (int i = 0; i < groups().size(); i++) {
                ParameterGroup group = groups().get(i);
                for (int j = 0; j < group.parameters().size(); j++) {
                    ParameterState state = states().get(next++);
                    Parameter parameter = state.parameter();
                    if (parameter.requiresGrad() && parameter.hasGrad()) {
                        update(parameter, state, group, updates);
                    }
                }
            }
            updates.run();
        }
    }

    /**
     * Updates one parameter. Nothing is recorded meanwhile.
     *
     * @param updates run after all parameters have had their turn
     */
    abstract void update(Parameter parameter, ParameterState state, ParameterGroup group, Updates updates);

    /**
     * The direction to step against: the gradient, or its opposite to maximize, with the penalty ½ λ θ², λ being the weight
     * decay. Not to be written to.
     */
    final Tensor gradient(Parameter parameter, double weightDecay) {
        return penalized(parameter.borrowGrad(), parameter, weightDecay);
    }

    final Tensor penalized(Tensor gradient, Parameter parameter, double weightDecay) {
        Tensor direction = maximize ? gradient.neg() : gradient;
        return weightDecay == 0 ? direction : direction.add(parameter.mul(weightDecay));
    }

    /** Weight decay that is kept apart from the gradient: θ ← θ - η λ θ. */
    static void decay(Parameter parameter, ParameterGroup group) {
        if (group.weightDecay() != 0) {
            parameter.mulInPlace(1 - group.learningRate() * group.weightDecay());
        }
    }

    @SuppressWarnings("unchecked") // O is the class itself
    final O self() {
        return (O) this;
    }
}
