package dev.gradus.training.stopping;

import dev.gradus.training.history.EpochRecord;
import java.time.Duration;
import java.util.function.Predicate;

/** The stopping criteria, and the measures of which more are made, for a static import. */
public final class StoppingCriteria {
    private StoppingCriteria() {}

    // ---- criteria

    /**
     * Stops after a number of epochs.
     *
     * @param count at least 1
     * @throws IllegalArgumentException if there are fewer
     */
    public static EpochLimit epochs(int count) {
        return new EpochLimit(count);
    }

    /**
     * Stops after the first epoch that ends when a time is up; an epoch is not broken off.
     *
     * @param limit the time from the start of training, longer than 0
     * @throws IllegalArgumentException if it is not
     */
    public static WallTime wallTime(Duration limit) {
        return new WallTime(limit);
    }

    /**
     * Stops where a condition of one's own holds.
     *
     * @param description why training stops then, such as {@code the user pressed stop}
     * @param condition is asked after every epoch
     */
    public static StoppingCriterion when(String description, Predicate<EpochRecord> condition) {
        return new Condition(description, condition);
    }

    // ---- measures

    /** The norm of the gradient, ‖∇E‖, measured where a criterion asks for it. */
    public static Measure gradientNorm() {
        return new Measure("gradient norm", Measure.Source.GRADIENT_NORM, "", false, EpochRecord::gradientNorm);
    }

    /** The mean training loss, E. */
    public static Measure loss() {
        return Measure.of("loss", EpochRecord::loss);
    }

    /** How far the training loss is from that of the epoch before, |E(n) - E(n - 1)|; NaN in the first epoch. */
    public static Measure lossChange() {
        return Measure.of("loss change", EpochRecord::lossChange);
    }

    /** The mean loss of the validation data. */
    public static Measure validationLoss() {
        return new Measure("validation loss", Measure.Source.VALIDATION_LOSS, "", false, EpochRecord::validationLoss);
    }

    /**
     * A metric of the training batches, of which higher is better.
     *
     * @param name the metric's name
     */
    public static Measure metric(String name) {
        return new Measure(name, Measure.Source.METRIC, name, true, epoch -> epoch.metrics()
                .getOrDefault(name, Double.NaN));
    }

    /**
     * A metric of the validation data, of which higher is better.
     *
     * @param name the metric's name
     */
    public static Measure validationMetric(String name) {
        return new Measure(
                "validation " + name, Measure.Source.VALIDATION_METRIC, name, true, epoch -> epoch.validationMetrics()
                        .getOrDefault(name, Double.NaN));
    }
}
