package dev.gradus.optimizers.schedules;

import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.settings.Setting;
import java.util.Map;

/**
 * Lowers the learning rate along half a cosine wave, starts again at the top, and takes longer each time: s of S steps
 * after the last start it is
 *
 * <p>ηₘ + ½ (η₀ - ηₘ) (1 + cos(π s / S)).
 *
 * @see <a href="https://arxiv.org/abs/1608.03983">Loshchilov and Hutter 2017: SGDR, stochastic gradient descent with warm
 *     restarts</a>
 */
public final class CosineAnnealingWarmRestarts extends GroupwiseScheduler {
    private static final String FRACTION = "fraction";

    private final int firstPeriod;
    private final int growth;
    private final double minimum;
    private double fraction;

    /**
     * A schedule with warm restarts.
     *
     * @param firstPeriod after how many steps it starts again, at least 1; PyTorch's {@code T_0}
     * @param growth how many times as long each period is as the one before, at least 1; PyTorch's {@code T_mult}, 1 by
     *     default
     * @param minimum ηₘ, at least 0; PyTorch's {@code eta_min}, 0 by default
     * @throws IllegalArgumentException if one of these does not hold
     */
    public CosineAnnealingWarmRestarts(Optimizer optimizer, int firstPeriod, int growth, double minimum) {
        super(optimizer);
        this.firstPeriod = Setting.atLeast(1, "first period", firstPeriod);
        this.growth = Setting.atLeast(1, "growth", growth);
        this.minimum = Setting.atLeastZero("minimum", minimum);
        begin();
    }

    /**
     * Goes to any time, as after each batch: {@code step(epoch + batch / (double) batches)}.
     *
     * @param epoch how many steps are over, at least 0
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public void step(double epoch) {
        int whole = (int) Setting.atLeastZero("epoch", epoch);
        fraction = epoch - whole;
        goTo(whole);
    }

    @Override
    protected double rate(int group, double present) {
        double sinceStart = steps() + fraction;
        double period = firstPeriod;
        if (growth == 1) {
            sinceStart %= period;
        }
        while (sinceStart >= period) {
            sinceStart -= period;
            period *= growth;
        }
        return minimum + (initialRate(group) - minimum) * (1 + Math.cos(Math.PI * sinceStart / period)) / 2;
    }

    @Override
    protected void save(Map<String, Double> numbers) {
        super.save(numbers);
        numbers.put(FRACTION, fraction);
    }

    @Override
    protected void load(Map<String, Double> numbers) {
        super.load(numbers);
        fraction = number(numbers, FRACTION);
    }
}
