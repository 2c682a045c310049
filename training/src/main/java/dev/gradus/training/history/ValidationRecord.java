package dev.gradus.training.history;

import java.util.Map;

/**
 * How good a model was on the validation data at some point of its training.
 *
 * @param epoch in which epoch, counted from 1
 * @param step after how many steps of the optimizer
 * @param loss the mean loss over the validation samples
 * @param metrics metrics of the validation batches by name
 */
public record ValidationRecord(int epoch, long step, double loss, Map<String, Double> metrics) {
    /** A record whose metrics keep their order. */
    public ValidationRecord {
        metrics = EpochRecord.ordered(metrics);
    }
}
