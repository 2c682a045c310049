package dev.gradus.optimizers.schedules;

import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.ParameterGroup;
import dev.gradus.optimizers.settings.Setting;
import java.util.Map;

/**
 * Lowers the learning rate when a metric no longer gets better: η ← max(f η, ηₘ) after more than so many steps in a row
 * without a new best.
 *
 * <pre>{@code
 * ReduceLROnPlateau schedule = new ReduceLROnPlateau(optimizer).factor(0.5).patience(3);
 * for (int epoch = 0; epoch < 90; epoch++) {
 *     schedule.step(train(model, optimizer));
 * }
 * }</pre>
 *
 * <p>Better is what is smaller than the best so far, by more than the threshold: 10⁻⁴ of it unless set otherwise.
 */
public final class ReduceLROnPlateau extends Schedule {
    private static final String BEST = "best";
    private static final String BAD_STEPS = "num_bad_epochs";
    private static final String COOLDOWN = "cooldown_counter";

    private boolean maximize;
    private double factor = 0.1;
    private int patience = 10;
    private double threshold = 1e-4;
    private boolean absolute;
    private int cooldown;
    private double[] minimum;
    private double eps = 1e-8;

    private double best = Double.POSITIVE_INFINITY;
    private int badSteps;
    private int cooldownLeft;

    /** A schedule that divides the rate by 10 after more than 10 steps without a smaller metric. */
    public ReduceLROnPlateau(Optimizer optimizer) {
        super(optimizer);
        minimum = PerGroup.numbers(optimizer, "lowest rate", 0);
    }

    /** Sets whether a larger metric is better; a smaller one is unless set. To be called before the first step. */
    public ReduceLROnPlateau maximize(boolean newMaximize) {
        if (!Double.isInfinite(best)) {
            throw new IllegalStateException(
                    "ReduceLROnPlateau: maximize has to be set where the schedule is made, before its first step");
        }
        maximize = newMaximize;
        best = newMaximize ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        return this;
    }

    /** Sets f, what the rate is multiplied with: from 0 to below 1, 0.1 unless set. */
    public ReduceLROnPlateau factor(double newFactor) {
        factor = Setting.rate("factor", newFactor);
        return this;
    }

    /** Sets how many steps in a row may be without a new best: at least 0, 10 unless set. */
    public ReduceLROnPlateau patience(int newPatience) {
        patience = Setting.atLeast(0, "patience", newPatience);
        return this;
    }

    /** Sets the share of the best by which a metric has to be better: at least 0, 10⁻⁴ unless set. */
    public ReduceLROnPlateau relativeThreshold(double newThreshold) {
        threshold = Setting.atLeastZero("threshold", newThreshold);
        absolute = false;
        return this;
    }

    /** Sets the difference by which a metric has to be better than the best: at least 0. */
    public ReduceLROnPlateau absoluteThreshold(double newThreshold) {
        threshold = Setting.atLeastZero("threshold", newThreshold);
        absolute = true;
        return this;
    }

    /** Sets for how many steps after a change of the rate bad metrics do not count: at least 0, where it is unless set. */
    public ReduceLROnPlateau cooldown(int newCooldown) {
        cooldown = Setting.atLeast(0, "cooldown", newCooldown);
        return this;
    }

    /** Sets ηₘ, the lowest rate: one for all groups, or one for each; 0 unless set. */
    public ReduceLROnPlateau minimum(double... rates) {
        minimum = PerGroup.numbers(optimizer(), "lowest rate", rates);
        return this;
    }

    /** Sets by how much a change must lower the rate to be made at all: at least 0, 10⁻⁸ unless set. */
    public ReduceLROnPlateau eps(double newEps) {
        eps = Setting.atLeastZero("eps", newEps);
        return this;
    }

    /**
     * Takes note of a step.
     *
     * @param metric such as the loss; one that is not a number is no better than any other
     */
    public void step(double metric) {
        if (isBetter(metric)) {
            best = metric;
            badSteps = 0;
        } else {
            badSteps++;
        }
        if (cooldownLeft > 0) {
            cooldownLeft--;
            badSteps = 0;
        }
        if (badSteps > patience) {
            reduce();
            cooldownLeft = cooldown;
            badSteps = 0;
        }
    }

    private boolean isBetter(double metric) {
        if (maximize) {
            return metric > (absolute ? best + threshold : best * (1 + threshold));
        }
        return metric < (absolute ? best - threshold : best * (1 - threshold));
    }

    private void reduce() {
        for (int i = 0; i < minimum.length; i++) {
            ParameterGroup group = groups().get(i);
            double rate = Math.max(group.learningRate() * factor, minimum[i]);
            if (group.learningRate() - rate > eps) {
                group.setLearningRate(rate);
            }
        }
    }

    @Override
    protected void save(Map<String, Double> numbers) {
        numbers.put(BEST, best);
        numbers.put(BAD_STEPS, (double) badSteps);
        numbers.put(COOLDOWN, (double) cooldownLeft);
    }

    @Override
    protected void load(Map<String, Double> numbers) {
        best = number(numbers, BEST);
        badSteps = number(numbers, BAD_STEPS).intValue();
        cooldownLeft = number(numbers, COOLDOWN).intValue();
    }
}
