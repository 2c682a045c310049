package dev.gradus.optimizers.schedules;

import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.ParameterGroup;
import java.util.Map;

/**
 * A schedule that says for each group of parameters what its learning rate is after so many steps. One of one's own:
 *
 * <pre>{@code
 * final class Halving extends GroupwiseScheduler {
 *     Halving(Optimizer optimizer) {
 *         super(optimizer);
 *     }
 *
 *     protected double rate(int group, double present) {
 *         return steps() == 0 ? present : present / 2;
 *     }
 * }
 * }</pre>
 *
 * <p>One that changes the rate at once calls {@link #begin()} at the end of its constructor. A rate that rounding would take
 * below 0 is 0.
 */
public abstract class GroupwiseScheduler extends LRScheduler {
    private static final String STEPS = "last_epoch";

    private final double[] initialRates;
    private int steps;

    /**
     * A schedule that starts from the rate each group has now, or from the one it had before the first schedule of this
     * optimizer began.
     */
    protected GroupwiseScheduler(Optimizer optimizer) {
        super(optimizer);
        initialRates = groups().stream()
                .mapToDouble(ParameterGroup::initialLearningRate)
                .toArray();
        setInitialRates(initialRates);
    }

    /** How many steps are over: 0 when the first rates are set. */
    protected final int steps() {
        return steps;
    }

    /** The learning rate from which this schedule starts in a group. */
    protected final double initialRate(int group) {
        return initialRates[group];
    }

    /**
     * The learning rate of a group when {@link #steps()} steps are over.
     *
     * @param group the place of the group
     * @param present the rate of the group until now
     */
    protected abstract double rate(int group, double present);

    @Override
    public final void step() {
        goTo(steps + 1);
    }

    /** Sets the first rates; to be called by constructors whose rate is not the present one from the start. */
    @Override
    protected final void begin() {
        goTo(0);
    }

    @Override
    final void restart() {
        for (int i = 0; i < initialRates.length; i++) {
            groups().get(i).setLearningRate(initialRates[i]);
        }
        begin();
    }

    @Override
    final void rewind() {
        steps = -1;
    }

    /** Sets the learning rates for a step. */
    final void goTo(int step) {
        steps = step;
        for (int i = 0; i < initialRates.length; i++) {
            ParameterGroup group = groups().get(i);
            group.setLearningRate(Math.max(0, rate(i, group.learningRate())));
        }
        setMomentum();
    }

    /** Sets the momentum for the present step, in schedules that change it. */
    void setMomentum() {}

    /** Replaces the rates from which this schedule and later ones start. */
    final void setInitialRates(double... rates) {
        for (int i = 0; i < initialRates.length; i++) {
            initialRates[i] = rates[i];
            groups().get(i).setInitialLearningRate(rates[i]);
        }
    }

    /** An error, unless a setting comes before the first step. */
    final void checkNotUnderWay(String setting) {
        if (steps > 0) {
            throw new IllegalStateException(
                    "%s: %s has to be set where the schedule is made, before its first step, got it after step %d"
                            .formatted(typeName(), setting, steps));
        }
    }

    @Override
    protected void save(Map<String, Double> numbers) {
        numbers.put(STEPS, (double) steps);
        for (int i = 0; i < initialRates.length; i++) {
            numbers.put(initialRateName(i), initialRates[i]);
        }
    }

    @Override
    protected void load(Map<String, Double> numbers) {
        steps = number(numbers, STEPS).intValue();
        for (int i = 0; i < initialRates.length; i++) {
            initialRates[i] = number(numbers, initialRateName(i));
        }
        setMomentum();
    }

    private static String initialRateName(int group) {
        return "base_lrs." + group;
    }
}
