package dev.gradus.layers;

/**
 * Brings each channel of sequences to a mean of 0 and a variance of 1, in each observation by itself, then scales and shifts it
 * as learned, if wanted.
 *
 * <p>y = (x - μ) / √(σ² + ε) · weight + bias, where μ and σ² are the mean and the variance of the channel in the observation.
 * With running statistics, μ and σ² are these in use, and in training they move towards the means over the batch of μ and of
 * σ², as in {@link BatchNorm1d}.
 *
 * <p><b>Shape</b>: (batch, channels, length) to the same, or both without the batch. The parameters, if there are any, are {@code weight}
 * (channels), which starts with ones, and {@code bias} (channels), which starts with zeros; the buffers {@code
 * running_mean} and {@code running_var} (channels), and {@code num_batches_tracked}, which stays 0 as in PyTorch. A
 * channel of one element is an error where its statistics are taken.
 *
 * @see <a href="https://arxiv.org/abs/1607.08022">Ulyanov et al. 2016: Instance normalization: the missing ingredient for fast
 *     stylization</a>
 */
public final class InstanceNorm1d extends InstanceNorm<InstanceNorm1d> {
    /**
     * A layer that neither scales and shifts nor keeps running statistics.
     *
     * @param channels the number of channels, at least 1
     * @throws IllegalArgumentException if it is less than 1
     */
    public InstanceNorm1d(int channels) {
        this(channels, false, false);
    }

    /**
     * A layer.
     *
     * @param channels the number of channels, at least 1
     * @param affine whether it scales and shifts
     * @param trackRunningStats whether it keeps running statistics, which count in use
     * @throws IllegalArgumentException if the number of channels is less than 1
     */
    public InstanceNorm1d(int channels, boolean affine, boolean trackRunningStats) {
        super(3, channels, affine, trackRunningStats);
    }

    @Override
    InstanceNorm1d self() {
        return this;
    }

    @Override
    String inputShape(int channelCount) {
        return "(batch, %1$d, length) or (%1$d, length)".formatted(channelCount);
    }
}
