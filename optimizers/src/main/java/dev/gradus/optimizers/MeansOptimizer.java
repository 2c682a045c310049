package dev.gradus.optimizers;

import dev.gradus.optimizers.settings.Setting;
import java.util.List;

/**
 * An optimizer that divides by the size of recent gradients.
 *
 * @param <O> the class itself, which settings return
 */
abstract class MeansOptimizer<O extends MeansOptimizer<O>> extends BetasOptimizer<O> {
    private double eps = 1e-8;

    MeansOptimizer(List<ParameterGroup> groups) {
        super(groups);
    }

    /** Sets ε, which keeps the divisor from 0: at least 0. */
    public final O eps(double eps) {
        this.eps = Setting.atLeastZero("eps", eps);
        return self();
    }

    /** ε, which keeps the divisor from 0. */
    public final double eps() {
        return eps;
    }

    @Override
    protected String settings() {
        return super.settings() + ", eps=" + eps;
    }
}
