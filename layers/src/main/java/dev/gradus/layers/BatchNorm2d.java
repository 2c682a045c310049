package dev.gradus.layers;

/**
 * Brings each channel of images to a mean of 0 and a variance of 1, over the whole batch and all pixels, then scales and shifts it as learned.
 *
 * <p>y = (x - μ) / √(σ² + ε) · weight + bias, for each channel. In training μ and σ² are the mean and the variance of the
 * channel in this batch, and the running statistics move towards them: running = (1 - momentum) · running + momentum ·
 * statistic, with the variance divided by the number of elements less 1. In use μ and σ² are the running statistics.
 *
 * <p><b>Shape</b>: (batch, channels, height, width) to the same. The parameters are {@code weight} (channels), which
 * starts with ones, and {@code bias} (channels), which starts with zeros; the buffers {@code running_mean} and
 * {@code running_var} (channels), and {@code num_batches_tracked}. Training with one element per channel is an error.
 *
 * @see <a href="https://arxiv.org/abs/1502.03167">Ioffe and Szegedy 2015: Batch normalization: accelerating deep network
 *     training by reducing internal covariate shift</a>
 */
public final class BatchNorm2d extends BatchNorm<BatchNorm2d> {
    /**
     * A layer that scales and shifts, and keeps running statistics.
     *
     * @param channels the number of channels, at least 1
     * @throws IllegalArgumentException if it is less than 1
     */
    public BatchNorm2d(int channels) {
        this(channels, true, true);
    }

    /**
     * A layer.
     *
     * @param channels the number of channels, at least 1
     * @param affine whether it scales and shifts
     * @param trackRunningStats whether it keeps running statistics; if not, the batch's count in use too
     * @throws IllegalArgumentException if the number of channels is less than 1
     */
    public BatchNorm2d(int channels, boolean affine, boolean trackRunningStats) {
        super(channels, affine, trackRunningStats);
    }

    @Override
    BatchNorm2d self() {
        return this;
    }

    @Override
    boolean accepts(int rank) {
        return rank == 4;
    }

    @Override
    String inputShape(int channelCount) {
        return "(batch, %d, height, width)".formatted(channelCount);
    }
}
