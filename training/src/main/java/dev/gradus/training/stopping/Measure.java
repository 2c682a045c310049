package dev.gradus.training.stopping;

import dev.gradus.training.history.EpochRecord;
import java.util.function.ToDoubleFunction;

/**
 * A number of each epoch that a criterion can look at; immutable. {@link StoppingCriteria} has the usual ones, of which the
 * criteria are made here: {@code validationLoss().patience(5)}.
 */
public final class Measure {
    /** What has to happen in an epoch so that a number can be had. */
    public enum Source {
        /** Known in every epoch anyway. */
        TRAINING,
        /** A metric of the training batches. */
        METRIC,
        /** The loss of the validation batches. */
        VALIDATION_LOSS,
        /** A metric of the validation batches. */
        VALIDATION_METRIC,
        /** The norm of the gradient. */
        GRADIENT_NORM
    }

    private final String name;
    private final Source source;
    private final String metric;
    private final boolean higherIsBetter;
    private final ToDoubleFunction<EpochRecord> reader;

    Measure(String name, Source source, String metric, boolean higherIsBetter, ToDoubleFunction<EpochRecord> reader) {
        this.name = name;
        this.source = source;
        this.metric = metric;
        this.higherIsBetter = higherIsBetter;
        this.reader = reader;
    }

    /**
     * A number of one's own that is computed from what every epoch has, of which lower is better.
     *
     * @param name what it is called in a reason to stop
     */
    public static Measure of(String name, ToDoubleFunction<EpochRecord> reader) {
        return new Measure(name, Source.TRAINING, "", false, reader);
    }

    /** This measure where higher is better, as it is for metrics unless said otherwise. */
    public Measure higherIsBetter() {
        return new Measure(name, source, metric, true, reader);
    }

    /** This measure where lower is better, as it is for losses unless said otherwise. */
    public Measure lowerIsBetter() {
        return new Measure(name, source, metric, false, reader);
    }

    /** What it is called in words, such as {@code validation loss}. */
    public String name() {
        return name;
    }

    /** What has to happen in an epoch so that this number can be had. */
    public Source source() {
        return source;
    }

    /** The name of the metric that it is; empty if it is none. */
    public String metric() {
        return metric;
    }

    /** The number of an epoch; NaN if it was not measured. */
    public double of(EpochRecord epoch) {
        return reader.applyAsDouble(epoch);
    }

    /** Whether a value is better than another; any number is better than NaN. */
    public boolean isBetter(double value, double other) {
        return isBetter(value, other, 0);
    }

    /** Whether a value is better than another by more than a difference; any number is better than NaN. */
    boolean isBetter(double value, double other, double by) {
        return Double.isNaN(other) ? !Double.isNaN(value) : higherIsBetter ? value > other + by : value < other - by;
    }

    // ---- criteria

    /** Stops where this is less than a bound. */
    public Threshold below(double bound) {
        return new Threshold(this, Threshold.Side.BELOW, bound, 1);
    }

    /** Stops where this is more than a bound. */
    public Threshold above(double bound) {
        return new Threshold(this, Threshold.Side.ABOVE, bound, 1);
    }

    /** Stops where this is at least a bound. */
    public Threshold atLeast(double bound) {
        return new Threshold(this, Threshold.Side.AT_LEAST, bound, 1);
    }

    /** Stops where this is at most a bound. */
    public Threshold atMost(double bound) {
        return new Threshold(this, Threshold.Side.AT_MOST, bound, 1);
    }

    /**
     * Stops where this has not got better for some epochs; the weights of the best epoch are restored at the end.
     *
     * @param epochs at least 1
     * @throws IllegalArgumentException if there are fewer
     */
    public Patience patience(int epochs) {
        return new Patience(this, epochs, 0, true);
    }
}
