package dev.gradus.training;

import dev.gradus.core.Tensor;
import dev.gradus.losses.Loss;
import dev.gradus.losses.Reduction;
import dev.gradus.training.checkpoint.PartState;

/**
 * The loss over all batches of an epoch: what the loss would be for all their samples at once. Means are averaged with the
 * batch sizes as weights, sums added up.
 */
final class EpochLoss {
    private final boolean isSum;
    private double total;
    private long samples;
    private boolean isEmpty = true;

    EpochLoss(Loss loss) {
        isSum = loss.reduction() == Reduction.SUM;
    }

    void reset() {
        total = 0;
        samples = 0;
        isEmpty = true;
    }

    /** Adds a batch and tells its loss. */
    double add(Tensor error, int size) {
        double value = checked(error).item();
        total += value * weight(size);
        samples += size;
        isEmpty = false;
        return value;
    }

    /** The loss of a batch, if it is one number. */
    static Tensor checked(Tensor error) {
        if (error.elements() != 1) {
            throw new IllegalArgumentException(
                    "Trainer: the loss of a batch must be one number, got the shape %s; use the reduction MEAN or SUM"
                            .formatted(error.shape()));
        }
        return error;
    }

    /** By how much a batch of a size counts. */
    double weight(long size) {
        return isSum ? 1 : size;
    }

    /** What weighted batches have to be divided by in the end. */
    double divisor() {
        return isSum ? 1 : samples;
    }

    boolean isEmpty() {
        return isEmpty;
    }

    double value() {
        return isEmpty ? Double.NaN : total / divisor();
    }

    void save(PartState.Builder state) {
        state.number("loss", total).count("samples", samples);
    }

    void load(PartState state) {
        total = state.number("loss");
        samples = state.count("samples");
        isEmpty = samples == 0;
    }
}
