package dev.gradus.optimizers;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.Updates;
import java.util.List;

/**
 * A relative of Adam whose weight decay is part of the gradient, or kept apart.
 *
 * @param <O> the class itself, which settings return
 */
abstract class DecayingOptimizer<O extends DecayingOptimizer<O>> extends MeansOptimizer<O> {
    private boolean decoupled;

    DecayingOptimizer(List<ParameterGroup> groups) {
        super(groups);
    }

    /** Sets whether weight decay is kept apart from the gradient, as in {@link AdamW}; it is not unless set. */
    public final O decoupledWeightDecay(boolean decoupled) {
        this.decoupled = decoupled;
        return self();
    }

    @Override
    final void update(Parameter parameter, ParameterState state, ParameterGroup group, Updates updates) {
        double decay = group.weightDecay();
        Tensor g = gradient(parameter, decoupled ? 0 : decay);
        if (decoupled) {
            decay(parameter, group);
        }
        update(parameter, g, state, group.learningRate());
    }

    /** A step along a gradient in which the weight decay is, unless it is kept apart. */
    abstract void update(Parameter parameter, Tensor g, ParameterState state, double rate);

    @Override
    protected String settings() {
        return super.settings() + (decoupled ? ", decoupled" : "");
    }
}
