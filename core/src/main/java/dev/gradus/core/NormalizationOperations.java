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
}
