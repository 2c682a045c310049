package dev.gradus.optimizers.schedules;

import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.settings.Setting;

/** Lowers the learning rate to 0 by a power of the steps that are left: after t of T steps to (1 - t / T)ᵖ of the initial one. */
public final class PolynomialLR extends GroupwiseScheduler {
    private final int totalIters;
    private final double power;

    /**
     * A schedule that ends at 0.
     *
     * @param totalIters T, at least 1; PyTorch's default is 5
     * @param power p, at least 0; PyTorch's default is 1, a straight line
     * @throws IllegalArgumentException if one of these does not hold
     */
    public PolynomialLR(Optimizer optimizer, int totalIters, double power) {
        super(optimizer);
        this.totalIters = Setting.atLeast(1, "number of steps", totalIters);
        this.power = Setting.atLeastZero("power", power);
    }

    @Override
    protected double rate(int group, double present) {
        if (steps() == 0 || steps() > totalIters) {
            return present;
        }
        double left = 1 - (double) steps() / totalIters;
        double leftBefore = 1 - (steps() - 1.0) / totalIters;
        return present * Math.pow(left / leftBefore, power);
    }
}
