package dev.gradus.optimizers.schedules;

import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.settings.Setting;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Lets the learning rate rise from a lowest to a highest one and fall back, over and over: η = ηₘ + (ηₓ - ηₘ) h s, where h
 * goes from 0 to 1 and back in each cycle, and the scale s, by which cycles get smaller, is
 *
 * <ul>
 *   <li>triangular: 1, unless set otherwise;
 *   <li>triangular2: ½ to the power of the cycles that are over;
 *   <li>exp_range: γ to the power of the steps that are over;
 *   <li>or any function of the number of the cycle, from 1 on, or of the steps.
 * </ul>
 *
 * @see <a href="https://arxiv.org/abs/1506.01186">Smith 2017: Cyclical learning rates for training neural networks</a>
 */
public final class CyclicLR extends GroupwiseScheduler {
    private final double[] lowest;
    private final double[] highest;
    private final double stepsUp;
    private final double total;
    private DoubleUnaryOperator scale = cycle -> 1;
    private boolean scalesSteps;
    private @Nullable CyclicMomentum momentum;

    /** A schedule that falls as long as it rises. */
    public CyclicLR(Optimizer optimizer, double lowest, double highest, double stepsUp) {
        this(optimizer, new double[] {lowest}, new double[] {highest}, stepsUp, stepsUp);
    }

    /**
     * A schedule of triangles.
     *
     * @param lowest ηₘ, at least 0: one for all groups, or one for each; PyTorch's {@code base_lr}
     * @param highest ηₓ, at least 0: one for all groups, or one for each; PyTorch's {@code max_lr}
     * @param stepsUp how many steps the rate rises, above 0; PyTorch's {@code step_size_up}, 2000 by default
     * @param stepsDown how many steps it falls, above 0; PyTorch's {@code step_size_down}, as many by default
     * @throws IllegalArgumentException if one of these does not hold
     */
    public CyclicLR(Optimizer optimizer, double[] lowest, double[] highest, double stepsUp, double stepsDown) {
        super(optimizer);
        this.lowest = PerGroup.numbers(optimizer, "lowest rate", lowest);
        this.highest = PerGroup.numbers(optimizer, "highest rate", highest);
        this.stepsUp = Setting.aboveZero("number of steps up", stepsUp);
        this.total = stepsUp + Setting.aboveZero("number of steps down", stepsDown);
        begin();
    }

    /** Halves the height with each cycle. */
    public CyclicLR triangular2() {
        return scaleByCycle(cycle -> Math.pow(2, 1 - cycle));
    }

    /**
     * Multiplies the height with γ in each step.
     *
     * @param gamma at least 0; PyTorch's default is 1
     */
    public CyclicLR expRange(double gamma) {
        Setting.atLeastZero("gamma", gamma);
        return scaleByStep(step -> Math.pow(gamma, step));
    }

    /** Multiplies the height with a function of the cycle, which is 1 in the first. */
    public CyclicLR scaleByCycle(DoubleUnaryOperator newScale) {
        scale = newScale;
        scalesSteps = false;
        return this;
    }

    /** Multiplies the height with a function of the steps that are over. */
    public CyclicLR scaleByStep(DoubleUnaryOperator newScale) {
        scale = newScale;
        scalesSteps = true;
        return this;
    }

    /**
     * Lets the momentum fall where the rate rises; it stays as it is unless set.
     *
     * @param lowestMomentum from 0 to below 1; PyTorch's {@code base_momentum}, 0.8 by default
     * @param highestMomentum from 0 to below 1; PyTorch's {@code max_momentum}, 0.9 by default
     * @throws IllegalArgumentException if one of these does not hold, or the optimizer has no momentum
     */
    public CyclicLR cycleMomentum(double lowestMomentum, double highestMomentum) {
        momentum = CyclicMomentum.of(optimizer(), lowestMomentum, highestMomentum);
        setMomentum();
        return this;
    }

    @Override
    protected double rate(int group, double present) {
        return lowest[group] + (highest[group] - lowest[group]) * height();
    }

    private double cycle() {
        return Math.floor(1 + steps() / total);
    }

    /** How far up the rate is, scaled. */
    private double height() {
        double position = 1 + steps() / total - cycle();
        double turn = stepsUp / total;
        double height = position <= turn ? position / turn : (position - 1) / (turn - 1);
        return height * scale.applyAsDouble(scalesSteps ? steps() : cycle());
    }

    @Override
    void setMomentum() {
        if (momentum != null) {
            momentum.optimizer().setMomentum(momentum.highest() - (momentum.highest() - momentum.lowest()) * height());
        }
    }
}
