package dev.gradus.training.history;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was measured in one epoch. Numbers that were not asked for are NaN, maps empty.
 *
 * <p>A loop of one's own says what it has:
 *
 * <pre>{@code
 * EpochRecord.builder(1, 0.52).validation(0.61, Map.of("accuracy", 0.8)).build();
 * }</pre>
 *
 * @param epoch counted from 1
 * @param loss the mean training loss over the samples of the epoch, each batch's taken before its step
 * @param lossChange how far the loss is from that of the epoch before, |E(n) - E(n - 1)|; NaN in the first epoch
 * @param metrics metrics of the training batches by name
 * @param validationLoss the mean loss over the validation samples after the epoch
 * @param validationMetrics metrics of the validation batches by name
 * @param gradientNorm the Euclidean norm of the gradient of the epoch's loss with respect to all parameters
 * @param learningRate the optimizer's learning rate in this epoch
 * @param seconds how long the epoch took, validation included
 * @param elapsedSeconds how long training had taken after this epoch
 */
public record EpochRecord(
        int epoch,
        double loss,
        double lossChange,
        Map<String, Double> metrics,
        double validationLoss,
        Map<String, Double> validationMetrics,
        double gradientNorm,
        double learningRate,
        double seconds,
        double elapsedSeconds) {
    /**
     * A record of the numbers given.
     *
     * @throws IllegalArgumentException if the epoch is less than 1
     */
    public EpochRecord {
        if (epoch < 1) {
            throw new IllegalArgumentException("EpochRecord: epochs are counted from 1, got " + epoch);
        }
        metrics = ordered(metrics);
        validationMetrics = ordered(validationMetrics);
    }

    /** A record with a training loss and nothing else. */
    public static EpochRecord of(int epoch, double loss) {
        return builder(epoch, loss).build();
    }

    /** The beginning of a record, with its training loss. */
    public static Builder builder(int epoch, double loss) {
        return new Builder(epoch, loss);
    }

    /** Map.copyOf would forget the order in which the metrics were asked for. */
    static Map<String, Double> ordered(Map<String, Double> values) {
        return values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A record in the making; what is not said was not measured. */
    public static final class Builder {
        private final int epoch;
        private final double loss;
        private double previousLoss = Double.NaN;
        private Map<String, Double> metrics = Map.of();
        private double validationLoss = Double.NaN;
        private Map<String, Double> validationMetrics = Map.of();
        private double gradientNorm = Double.NaN;
        private double learningRate = Double.NaN;
        private double seconds = Double.NaN;
        private double elapsedSeconds = Double.NaN;

        private Builder(int epoch, double loss) {
            this.epoch = epoch;
            this.loss = loss;
        }

        /** Says what the epoch before was like, which gives {@link EpochRecord#lossChange()}. */
        public Builder after(EpochRecord previous) {
            previousLoss = previous.loss;
            return this;
        }

        /** Says how good the training batches were. */
        public Builder metrics(Map<String, Double> values) {
            metrics = values;
            return this;
        }

        /** Says how good the validation batches were. */
        public Builder validation(double meanLoss, Map<String, Double> values) {
            validationLoss = meanLoss;
            validationMetrics = values;
            return this;
        }

        /** Says how long the gradient was. */
        public Builder gradientNorm(double norm) {
            gradientNorm = norm;
            return this;
        }

        /** Says how fast the optimizer learned. */
        public Builder learningRate(double rate) {
            learningRate = rate;
            return this;
        }

        /** Says how many seconds the epoch took, and training up to its end. */
        public Builder time(double ofEpoch, double sinceStart) {
            seconds = ofEpoch;
            elapsedSeconds = sinceStart;
            return this;
        }

        /**
         * The record.
         *
         * @throws IllegalArgumentException if the epoch is less than 1
         */
        public EpochRecord build() {
            return new EpochRecord(
                    epoch,
                    loss,
                    Math.abs(loss - previousLoss),
                    metrics,
                    validationLoss,
                    validationMetrics,
                    gradientNorm,
                    learningRate,
                    seconds,
                    elapsedSeconds);
        }
    }
}
