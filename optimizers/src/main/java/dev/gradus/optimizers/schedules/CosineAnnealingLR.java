package dev.gradus.optimizers.schedules;

import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.settings.Setting;

/**
 * Lowers the learning rate along half a cosine wave, and raises it again along the other half: after t steps to
 *
 * <p>ηₘ + ½ (η₀ - ηₘ) (1 + cos(π t / T)).
 *
 * @see <a href="https://arxiv.org/abs/1608.03983">Loshchilov and Hutter 2017: SGDR, stochastic gradient descent with warm
 *     restarts</a>
 */
public final class CosineAnnealingLR extends GroupwiseScheduler {
    private final int halfPeriod;
    private final double minimum;

    /** A schedule that ends at 0. */
    public CosineAnnealingLR(Optimizer optimizer, int halfPeriod) {
        this(optimizer, halfPeriod, 0);
    }

    /**
     * A schedule that ends at a certain rate.
     *
     * @param halfPeriod T, after how many steps the rate is lowest: at least 1; PyTorch's {@code T_max}
     * @param minimum ηₘ, at least 0; PyTorch's {@code eta_min}
     * @throws IllegalArgumentException if one of these does not hold
     */
    public CosineAnnealingLR(Optimizer optimizer, int halfPeriod, double minimum) {
        super(optimizer);
        this.halfPeriod = Setting.atLeast(1, "half period", halfPeriod);
        this.minimum = Setting.atLeastZero("minimum", minimum);
    }

    @Override
    protected double rate(int group, double present) {
        if (steps() == 0) {
            return present;
        }
        if ((steps() - 1 - halfPeriod) % (2 * halfPeriod) == 0) { // the rate is lowest and cannot be multiplied
            return present + (initialRate(group) - minimum) * (1 - Math.cos(Math.PI / halfPeriod)) / 2;
        }
        return height(steps()) / height(steps() - 1) * (present - minimum) + minimum;
    }

    private double height(int step) {
        return 1 + Math.cos(Math.PI * step / halfPeriod);
    }
}
