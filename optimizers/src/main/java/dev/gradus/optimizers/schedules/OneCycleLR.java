package dev.gradus.optimizers.schedules;

import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.settings.Setting;
import org.jspecify.annotations.Nullable;

/**
 * Lets the learning rate rise to a highest one and fall to nearly nothing, once in a training: from ηₓ / d to ηₓ, and on to
 * ηₓ / (d D), d and D being the divisors. With three phases the fall pauses at ηₓ / d, after as many steps as the rise took.
 * The way between is half a cosine wave, or a straight line. Meant for a step after each batch.
 *
 * @see <a href="https://arxiv.org/abs/1708.07120">Smith and Topin 2019: Super-convergence, very fast training of neural
 *     networks using large learning rates</a>
 */
public final class OneCycleLR extends GroupwiseScheduler {
    private final double[] highest;
    private final int totalSteps;
    private double riseShare = 0.3;
    private double divFactor = 25;
    private double finalDivFactor = 1e4;
    private boolean linear;
    private boolean threePhase;
    private @Nullable CyclicMomentum momentum;

    /**
     * A schedule of one cycle.
     *
     * @param highest ηₓ, above 0
     * @param totalSteps how many steps the training has, at least 1: epochs times batches
     * @throws IllegalArgumentException if one of these does not hold
     */
    public OneCycleLR(Optimizer optimizer, double highest, int totalSteps) {
        this(optimizer, new double[] {highest}, totalSteps);
    }

    /** A schedule of one cycle with a highest rate for each group. */
    public OneCycleLR(Optimizer optimizer, double[] highest, int totalSteps) {
        super(optimizer);
        this.highest = PerGroup.numbers(optimizer, "highest rate", highest);
        this.totalSteps = Setting.atLeast(1, "number of steps", totalSteps);
        start();
    }

    /** Sets the share of the steps in which the rate rises, from 0 to 1; 0.3 unless set. */
    public OneCycleLR pctStart(double share) {
        riseShare = Setting.fromZeroToOne("share of rising", share);
        return start();
    }

    /** Sets the divisors: how many times smaller than the highest the first rate is, and than that the last; 25 and 10⁴ unless set. */
    public OneCycleLR divFactors(double first, double last) {
        divFactor = Setting.aboveZero("first divisor", first);
        finalDivFactor = Setting.aboveZero("last divisor", last);
        return start();
    }

    /** Sets whether the rate moves in straight lines; it does not unless set. */
    public OneCycleLR linear(boolean newLinear) {
        linear = newLinear;
        return start();
    }

    /** Sets whether the fall pauses at the first rate; it does not unless set. */
    public OneCycleLR threePhase(boolean newThreePhase) {
        threePhase = newThreePhase;
        return start();
    }

    /**
     * Lets the momentum fall where the rate rises; it stays as it is unless set.
     *
     * @param lowestMomentum from 0 to below 1; PyTorch's {@code base_momentum}, 0.85 by default
     * @param highestMomentum from 0 to below 1; PyTorch's {@code max_momentum}, 0.95 by default
     * @throws IllegalArgumentException if one of these does not hold, or the optimizer has no momentum
     */
    public OneCycleLR cycleMomentum(double lowestMomentum, double highestMomentum) {
        momentum = CyclicMomentum.of(optimizer(), lowestMomentum, highestMomentum);
        return start();
    }

    private OneCycleLR start() {
        checkNotUnderWay("a setting");
        double[] first = highest.clone();
        for (int i = 0; i < first.length; i++) {
            first[i] /= divFactor;
        }
        setInitialRates(first);
        begin();
        return this;
    }

    @Override
    protected double rate(int group, double present) {
        if (steps() > totalSteps) { // one more than is used is what a training loop ends with
            throw new IllegalStateException(
                    "OneCycleLR: made for %d steps, got step %d; make it for as many steps as the training has, epochs times batches"
                            .formatted(totalSteps, steps()));
        }
        double first = initialRate(group);
        return along(first, highest[group], threePhase ? first : first / finalDivFactor, first / finalDivFactor);
    }

    @Override
    void setMomentum() {
        if (momentum != null) {
            double high = momentum.highest();
            momentum.optimizer().setMomentum(along(high, momentum.lowest(), high, high));
        }
    }

    /** The value at the present step of what goes from a start to its turn, then back, then to its end, which may be the same. */
    private double along(double start, double turn, double back, double end) {
        int last = totalSteps - 1;
        double rise = riseShare * totalSteps - 1;
        if (steps() <= rise) {
            return between(start, turn, 0, rise);
        }
        if (!threePhase) {
            return between(turn, end, rise, last);
        }
        double fall = 2 * riseShare * totalSteps - 2;
        return steps() <= fall ? between(turn, back, rise, fall) : between(back, end, fall, last);
    }

    private double between(double start, double end, double from, double to) {
        double share = to == from ? 1 : (steps() - from) / (to - from);
        return linear ? start + (end - start) * share : end + (start - end) / 2 * (1 + Math.cos(Math.PI * share));
    }
}
