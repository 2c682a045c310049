package dev.gradus.training.history;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was measured in one epoch. Numbers that were not asked for are NaN, maps empty. A loop of one's own starts from
 * {@link #of} and adds what it has.
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
        double none = Double.NaN;
        return new EpochRecord(epoch, loss, none, Map.of(), none, Map.of(), none, none, none, none);
    }

    /** This record with {@link #lossChange()}, from the record of the epoch before. */
    public EpochRecord after(EpochRecord previous) {
        return new EpochRecord(
                epoch,
                loss,
                Math.abs(loss - previous.loss),
                metrics,
                validationLoss,
                validationMetrics,
                gradientNorm,
                learningRate,
                seconds,
                elapsedSeconds);
    }

    /** This record with metrics of the training batches. */
    public EpochRecord withMetrics(Map<String, Double> values) {
        return new EpochRecord(
                epoch,
                loss,
                lossChange,
                values,
                validationLoss,
                validationMetrics,
                gradientNorm,
                learningRate,
                seconds,
                elapsedSeconds);
    }

    /** This record with what was measured on the validation batches. */
    public EpochRecord withValidation(double meanLoss, Map<String, Double> values) {
        return new EpochRecord(
                epoch,
                loss,
                lossChange,
                metrics,
                meanLoss,
                values,
                gradientNorm,
                learningRate,
                seconds,
                elapsedSeconds);
    }

    /** This record with the norm of the gradient. */
    public EpochRecord withGradientNorm(double norm) {
        return new EpochRecord(
                epoch,
                loss,
                lossChange,
                metrics,
                validationLoss,
                validationMetrics,
                norm,
                learningRate,
                seconds,
                elapsedSeconds);
    }

    /** This record with the learning rate. */
    public EpochRecord withLearningRate(double rate) {
        return new EpochRecord(
                epoch,
                loss,
                lossChange,
                metrics,
                validationLoss,
                validationMetrics,
                gradientNorm,
                rate,
                seconds,
                elapsedSeconds);
    }

    /** This record with the time that the epoch took and that training had taken after it, in seconds. */
    public EpochRecord withTime(double ofEpoch, double sinceStart) {
        return new EpochRecord(
                epoch,
                loss,
                lossChange,
                metrics,
                validationLoss,
                validationMetrics,
                gradientNorm,
                learningRate,
                ofEpoch,
                sinceStart);
    }

    /** Map.copyOf would forget the order in which the metrics were asked for. */
    private static Map<String, Double> ordered(Map<String, Double> values) {
        return values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
