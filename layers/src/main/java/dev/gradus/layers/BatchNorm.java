package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Settings;
import java.util.OptionalDouble;

/**
 * What batch normalisations have in common, whatever the elements of a channel stand for.
 *
 * @param <L> the layer itself, which its settings return
 */
abstract sealed class BatchNorm<L extends BatchNorm<L>> extends ChannelNorm<L> permits BatchNorm1d, BatchNorm2d {
    BatchNorm(int channels, boolean affine, boolean trackRunningStats) {
        super(channels, affine, trackRunningStats);
    }

    /** Lets the running statistics be the average of all batches so far; what {@code momentum=None} is in PyTorch. */
    public L cumulativeAverage() {
        momentum = OptionalDouble.empty();
        return self();
    }

    @Override
    public final Tensor forward(Tensor x) {
        if (!accepts(x.rank()) || x.size(1) != channels) {
            throw unexpected(x);
        }
        if (!isTraining() || numBatchesTracked == null) {
            return x.batchNorm(runningMean, runningVar, weight, bias, numBatchesTracked == null, 0, eps);
        }
        double batches = numBatchesTracked.item() + 1;
        Tensor result = x.batchNorm(runningMean, runningVar, weight, bias, true, momentum.orElse(1 / batches), eps);
        numBatchesTracked.fill(batches);
        return result;
    }

    @Override
    protected final Settings settings() {
        return super.settings()
                .and("cumulativeAverage", momentum.isEmpty(), false)
                .and("affine", weight != null, true)
                .and("trackRunningStats", runningMean != null, true);
    }
}
