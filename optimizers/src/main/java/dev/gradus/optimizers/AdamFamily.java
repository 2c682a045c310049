package dev.gradus.optimizers;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.Updates;
import dev.gradus.core.kernel.AdamStep;
import java.util.List;

/**
 * What Adam and AdamW share: all but where the weight decay enters.
 *
 * @param <O> the class itself, which settings return
 */
abstract class AdamFamily<O extends AdamFamily<O>> extends MeansOptimizer<O> {
    private boolean amsgrad;

    AdamFamily(List<ParameterGroup> groups) {
        super(groups);
    }

    /** Sets whether the squares count with their largest mean so far; they do not unless set. */
    public final O amsgrad(boolean amsgrad) {
        this.amsgrad = amsgrad;
        return self();
    }

    /** Whether the squares count with their largest mean so far. */
    public final boolean isAmsgrad() {
        return amsgrad;
    }

    /**
     * A step.
     *
     * @param decay how much of the parameter is added to its gradient
     * @param keep what the parameter is multiplied with before the step
     */
    final void update(
            Parameter parameter, ParameterState state, double rate, double decay, double keep, Updates updates) {
        int step = state.nextStep();
        AdamStep numbers = new AdamStep(
                direction(),
                decay,
                beta1(),
                beta2(),
                eps(),
                rate / (1 - Math.pow(beta1(), step)),
                Math.sqrt(1 - Math.pow(beta2(), step)),
                keep);
        Tensor mean = state.tensor("exp_avg");
        Tensor square = state.tensor("exp_avg_sq");
        if (amsgrad) {
            updates.amsgrad(parameter, parameter.borrowGrad(), mean, square, state.tensor("max_exp_avg_sq"), numbers);
        } else {
            updates.adam(parameter, parameter.borrowGrad(), mean, square, numbers);
        }
    }

    @Override
    protected final String settings() {
        return super.settings() + (amsgrad ? ", amsgrad" : "");
    }
}
