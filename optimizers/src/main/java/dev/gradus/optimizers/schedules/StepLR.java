package dev.gradus.optimizers.schedules;

import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.settings.Setting;

/**
 * Multiplies the learning rate with γ after every so many steps: η ← γ η after step t, if t is a multiple of the period.
 */
public final class StepLR extends GroupwiseScheduler {
    private final int period;
    private final double gamma;

    /**
     * A schedule whose rate falls like stairs.
     *
     * @param period after how many steps the rate changes, at least 1; PyTorch's {@code step_size}
     * @param gamma γ, at least 0; PyTorch's default is 0.1
     * @throws IllegalArgumentException if one of these does not hold
     */
    public StepLR(Optimizer optimizer, int period, double gamma) {
        super(optimizer);
        this.period = Setting.atLeast(1, "period", period);
        this.gamma = Setting.atLeastZero("gamma", gamma);
    }

    @Override
    protected double rate(int group, double present) {
        return steps() == 0 || steps() % period != 0 ? present : present * gamma;
    }
}
