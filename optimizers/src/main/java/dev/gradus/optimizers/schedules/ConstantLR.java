package dev.gradus.optimizers.schedules;

import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.settings.Setting;

/** Multiplies the learning rate with a factor at once, and takes that back after a number of steps. */
public final class ConstantLR extends GroupwiseScheduler {
    private final double factor;
    private final int totalIters;

    /**
     * A schedule that lowers the rate for a while.
     *
     * @param factor above 0 and at most 1; PyTorch's default is 1/3
     * @param totalIters after how many steps the rate is as before, at least 0; PyTorch's default is 5
     * @throws IllegalArgumentException if one of these does not hold
     */
    public ConstantLR(Optimizer optimizer, double factor, int totalIters) {
        super(optimizer);
        this.factor = Setting.aboveZeroToOne("factor", factor);
        this.totalIters = Setting.atLeast(0, "number of steps", totalIters);
        begin();
    }

    @Override
    protected double rate(int group, double present) {
        if (steps() == 0) {
            return present * factor;
        }
        return steps() == totalIters ? present * (1 / factor) : present;
    }
}
