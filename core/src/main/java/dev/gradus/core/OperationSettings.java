package dev.gradus.core;

import dev.gradus.core.kernel.ChannelShape;
import dev.gradus.core.kernel.ConvolutionShape;
import dev.gradus.core.kernel.PoolingShape;
import java.util.List;
import java.util.Optional;

/**
 * What an operation was told besides its inputs, where its formula cannot be written without: for tools that explain a
 * recorded graph. See {@link GraphNode#settings()}.
 */
public sealed interface OperationSettings {
    /**
     * Of a reduction, such as {@code max}.
     *
     * @param dims the dimensions of the input that were reduced to one element each
     */
    record Reduction(List<Integer> dims) implements OperationSettings {}

    /**
     * Of a convolution.
     *
     * @param sizes how the window moved over the images
     */
    record Convolution(ConvolutionShape sizes) implements OperationSettings {}

    /**
     * Of a pooling.
     *
     * @param sizes how the window moved over the images
     */
    record Pooling(PoolingShape sizes) implements OperationSettings {}

    /**
     * Of a normalisation, y = w (x - μ) / √(σ² + ε) + b.
     *
     * @param sizes where the elements of a channel stand
     * @param mean μ of each channel
     * @param variance σ² of each channel
     * @param eps ε
     * @param ofInput whether μ and σ² are those of the input, so that the gradient goes through them
     */
    record Normalization(ChannelShape sizes, List<Double> mean, List<Double> variance, double eps, boolean ofInput)
            implements OperationSettings {}

    /**
     * Of a cross-entropy.
     *
     * @param classes the right class of each row, int64
     * @param weights the weight of each row; empty for 1
     */
    record Classes(Tensor classes, Optional<Tensor> weights) implements OperationSettings {}
}
