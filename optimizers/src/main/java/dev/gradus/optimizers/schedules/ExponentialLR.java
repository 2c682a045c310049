package dev.gradus.optimizers.schedules;

import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.settings.Setting;

/** Multiplies the learning rate with γ after each step: η ← γ η. */
public final class ExponentialLR extends GroupwiseScheduler {
    private final double gamma;

    /**
     * A schedule whose rate falls exponentially.
     *
     * @param gamma γ, at least 0
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public ExponentialLR(Optimizer optimizer, double gamma) {
        super(optimizer);
        this.gamma = Setting.atLeastZero("gamma", gamma);
    }

    @Override
    protected double rate(int group, double present) {
        return steps() == 0 ? present : present * gamma;
    }
}
