package dev.gradus.optimizers;

import dev.gradus.core.Parameter;
import dev.gradus.optimizers.settings.Setting;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Parameters that are updated with the same learning rate and weight decay.
 *
 * <pre>{@code
 * new SGD(
 *         new ParameterGroup(encoder.parameters(), 1e-4),
 *         new ParameterGroup(head.parameters(), 1e-2).weightDecay(1e-3));
 * }</pre>
 */
public final class ParameterGroup {
    private final List<Parameter> parameters;
    private double learningRate;
    private double weightDecay;
    private OptionalDouble initialLearningRate = OptionalDouble.empty();

    /**
     * A group without weight decay.
     *
     * @param learningRate at least 0
     * @throws IllegalArgumentException if the learning rate is negative or not finite
     */
    public ParameterGroup(List<Parameter> parameters, double learningRate) {
        this.parameters = List.copyOf(parameters);
        this.learningRate = Setting.atLeastZero("learning rate", learningRate);
    }

    /** The parameters, in the order in which they are updated. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** The factor of each step. */
    public double learningRate() {
        return learningRate;
    }

    /** Sets the learning rate, at least 0, from the next step on. */
    public void setLearningRate(double learningRate) {
        this.learningRate = Setting.atLeastZero("learning rate", learningRate);
    }

    /** The rate from which schedules start: the present one until the first schedule has begun. */
    public double initialLearningRate() {
        return initialLearningRate.orElse(learningRate);
    }

    /** Sets the rate from which schedules start, at least 0; the present one stays. */
    public void setInitialLearningRate(double initialLearningRate) {
        this.initialLearningRate = OptionalDouble.of(Setting.atLeastZero("initial learning rate", initialLearningRate));
    }

    /** How strongly each parameter is drawn towards 0: how much of it is added to its gradient, unless a method keeps the two apart. */
    public double weightDecay() {
        return weightDecay;
    }

    /**
     * Sets the weight decay, 0 unless set.
     *
     * @param weightDecay at least 0
     * @return this group
     */
    public ParameterGroup weightDecay(double weightDecay) {
        this.weightDecay = Setting.atLeastZero("weight decay", weightDecay);
        return this;
    }
}
