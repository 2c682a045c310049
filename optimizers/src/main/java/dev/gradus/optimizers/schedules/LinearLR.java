package dev.gradus.optimizers.schedules;

import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.settings.Setting;

/**
 * Changes the learning rate in equal steps from one share of the initial rate to another: after t of T steps to
 * (s + (e - s) t / T) times that rate. A warm-up, followed by another schedule, is a {@link SequentialLR}.
 */
public final class LinearLR extends GroupwiseScheduler {
    private final double startFactor;
    private final double endFactor;
    private final int totalIters;

    /**
     * A schedule along a straight line.
     *
     * @param startFactor s, above 0 and at most 1; PyTorch's default is 1/3
     * @param endFactor e, from 0 to 1; PyTorch's default is 1
     * @param totalIters T, at least 1; PyTorch's default is 5
     * @throws IllegalArgumentException if one of these does not hold
     */
    public LinearLR(Optimizer optimizer, double startFactor, double endFactor, int totalIters) {
        super(optimizer);
        this.startFactor = Setting.aboveZeroToOne("start factor", startFactor);
        this.endFactor = Setting.fromZeroToOne("end factor", endFactor);
        this.totalIters = Setting.atLeast(1, "number of steps", totalIters);
        begin();
    }

    @Override
    protected double rate(int group, double present) {
        if (steps() == 0) {
            return present * startFactor;
        }
        if (steps() > totalIters) {
            return present;
        }
        double rise = endFactor - startFactor;
        return present * (1 + rise / (totalIters * startFactor + (steps() - 1) * rise));
    }
}
