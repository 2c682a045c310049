package dev.gradus.optimizers.schedules;

import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.settings.Setting;
import java.util.Arrays;

/** Multiplies the learning rate with γ after certain steps: η ← γ η at each milestone, twice at one that comes twice. */
public final class MultiStepLR extends GroupwiseScheduler {
    private final int[] milestones;
    private final double gamma;

    /**
     * A schedule whose rate falls at certain times.
     *
     * @param milestones after how many steps the rate changes, in any order
     * @param gamma γ, at least 0; PyTorch's default is 0.1
     * @throws IllegalArgumentException if γ is negative or not finite
     */
    public MultiStepLR(Optimizer optimizer, int[] milestones, double gamma) {
        super(optimizer);
        this.milestones = milestones.clone();
        this.gamma = Setting.atLeastZero("gamma", gamma);
        begin();
    }

    @Override
    protected double rate(int group, double present) {
        int times = (int) Arrays.stream(milestones)
                .filter(milestone -> milestone == steps())
                .count();
        return times == 0 ? present : present * Math.pow(gamma, times);
    }
}
