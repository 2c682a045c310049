package dev.gradus.core;

import org.jspecify.annotations.Nullable;

/** Normalisation: what a layer sees brought to a mean of 0 and a variance of 1. A gradient flows through all of it. */
public sealed interface NormalizationOperations permits Tensor {
    /**
     * Each channel normalised over the whole batch, or by fixed statistics: {@code y = (x - μ) / √(σ² + eps) * weight + bias},
     * where μ, σ², weight and bias are those of the channel.
     *
     * <p>In training μ and σ² are the mean and the variance (divided by the number of elements) of the channel in this
     * batch, through which the gradient flows too, and {@code runningMean} and {@code runningVar}, if given, move towards
     * them: {@code running = (1 - momentum) * running + momentum * statistic}, with the variance divided by the number of
     * elements less 1. Otherwise μ and σ² are {@code runningMean} and {@code runningVar}, which do not change.
     *
     * <p><b>Shape</b>: (batch, channels, ...) to the same.
     *
     * @param runningMean (channels); null for none
     * @param runningVar (channels); null for none
     * @param weight (channels), of this tensor's type; null for ones
     * @param bias (channels), of this tensor's type; null for zeros
     * @param training whether this batch gives the statistics
     * @param momentum the share of this batch in the running statistics, from 0 to 1
     * @param eps what is added to the variance, at least 0
     * @throws OperationException if sizes or types do not fit, in training if there is only one element per channel, and
     *     else if there are no running statistics
     * @see <a href="https://arxiv.org/abs/1502.03167">Ioffe and Szegedy 2015: Batch normalization: accelerating deep network
     *     training by reducing internal covariate shift</a>
     */
    default Tensor batchNorm(
            @Nullable Tensor runningMean,
            @Nullable Tensor runningVar,
            @Nullable Tensor weight,
            @Nullable Tensor bias,
            boolean training,
            double momentum,
            double eps) {
        return new BatchNormCall((Tensor) this, runningMean, runningVar, weight, bias, eps).apply(training, momentum);
    }

    /**
     * Each observation, or part of one, normalised by its own statistics: {@code y = (x - μ) / √(σ² + eps) * weight + bias},
     * where μ and σ² are the mean and the variance over the last dimensions.
     *
     * <p><b>Shape</b>: (..., normalizedShape) to the same.
     *
     * @param normalizedShape the sizes of the last dimensions, at least of one
     * @param weight of that shape and this tensor's type; null for ones
     * @param bias of that shape and this tensor's type; null for zeros
     * @param eps what is added to the variance, at least 0
     * @throws OperationException if sizes or types do not fit
     * @see <a href="https://arxiv.org/abs/1607.06450">Ba et al. 2016: Layer normalization</a>
     */
    default Tensor layerNorm(int[] normalizedShape, @Nullable Tensor weight, @Nullable Tensor bias, double eps) {
        return RowNorm.layerNorm((Tensor) this, normalizedShape, weight, bias, eps);
    }

    /**
     * Each observation, or part of one, divided by its root mean square: {@code y = x / √(mean x² + eps) * weight}, the mean
     * being taken over the last dimensions.
     *
     * <p><b>Shape</b>: (..., normalizedShape) to the same.
     *
     * @param normalizedShape the sizes of the last dimensions, at least of one
     * @param weight of that shape and this tensor's type; null for ones
     * @param eps what is added to the mean of the squares, at least 0
     * @throws OperationException if sizes or types do not fit
     * @see <a href="https://arxiv.org/abs/1910.07467">Zhang and Sennrich 2019: Root mean square layer normalization</a>
     */
    default Tensor rmsNorm(int[] normalizedShape, @Nullable Tensor weight, double eps) {
        return RowNorm.rmsNorm((Tensor) this, normalizedShape, weight, eps);
    }

    /**
     * Groups of channels normalised, in each observation by itself: {@code y = (x - μ) / √(σ² + eps) * weight + bias}, where μ
     * and σ² are the mean and the variance over a group, weight and bias those of the channel.
     *
     * <p><b>Shape</b>: (batch, channels, ...) to the same.
     *
     * @param groups into how many groups of neighbours the channels are divided
     * @param weight (channels), of this tensor's type; null for ones
     * @param bias (channels), of this tensor's type; null for zeros
     * @param eps what is added to the variance, at least 0
     * @throws OperationException if sizes or types do not fit, or there is only one element in each group of the batch
     * @see <a href="https://arxiv.org/abs/1803.08494">Wu and He 2018: Group normalization</a>
     */
    default Tensor groupNorm(int groups, @Nullable Tensor weight, @Nullable Tensor bias, double eps) {
        return RowNorm.groupNorm((Tensor) this, groups, weight, bias, eps);
    }

    /**
     * Channels normalised, in each observation by itself: {@link #groupNorm} with a group for each channel.
     *
     * <p><b>Shape</b>: (batch, channels, ...) to the same.
     *
     * @param weight (channels), of this tensor's type; null for ones
     * @param bias (channels), of this tensor's type; null for zeros
     * @param eps what is added to the variance, at least 0
     * @throws OperationException if sizes or types do not fit, or a channel of an observation has only one element
     * @see <a href="https://arxiv.org/abs/1607.08022">Ulyanov et al. 2016: Instance normalization</a>
     */
    default Tensor instanceNorm(@Nullable Tensor weight, @Nullable Tensor bias, double eps) {
        return RowNorm.instanceNorm((Tensor) this, weight, bias, eps);
    }
}
