package dev.gradus.optimizers.schedules;

import dev.gradus.optimizers.Optimizer;
import java.util.function.IntToDoubleFunction;

/** Multiplies the learning rate after each step with a factor of one's own: η ← f(t) η after step t. */
public final class MultiplicativeLR extends GroupwiseScheduler {
    private final IntToDoubleFunction factor;

    /**
     * A schedule by factors.
     *
     * @param factor f: the factor after step 1, 2 and so on, at least 0
     */
    public MultiplicativeLR(Optimizer optimizer, IntToDoubleFunction factor) {
        super(optimizer);
        this.factor = factor;
    }

    @Override
    protected double rate(int group, double present) {
        return steps() == 0 ? present : present * factor.applyAsDouble(steps());
    }
}
