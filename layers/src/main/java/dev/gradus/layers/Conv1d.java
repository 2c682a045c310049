package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.init.FanInUniform;
import dev.gradus.core.init.Initializer;
import dev.gradus.core.random.Generator;
import org.jspecify.annotations.Nullable;

/**
 * A window that moves over sequences and computes at each place a weighted sum of what it sees of all input channels, for each
 * output channel with weights of its own.
 *
 * <p>y[n, o, p] = bias[o] + Σ over c, s of weight[o, c, s] · x[n, c, p + s],
 * or with gaps and zeros around as {@code stride}, {@code padding} and {@code dilation} say, or something else around as
 * {@code paddingMode} says:
 *
 * <pre>{@code
 * new Conv1d(16, 32, 3).samePadding() // as long as before
 * }</pre>
 *
 * <p><b>Shape</b>: (batch, in, length) to (batch, out, p), with p = ⌊(length + 2 padding - dilation (kernel - 1) - 1) / stride⌋ + 1; or
 * both without the batch. The parameters are {@code weight} (out, in / groups, kernel) and {@code bias} (out).
 */
public final class Conv1d extends PaddedConvolution<Conv1d> {
    /**
     * A layer with bias; parameters start uniformly from ±1/√(in · taps), drawn by the global generator.
     *
     * @param in the number of input channels, at least 1
     * @param out the number of output channels, at least 1
     * @param kernel the length of the window, at least 1
     * @throws IllegalArgumentException if a number is less than 1
     */
    public Conv1d(int in, int out, int kernel) {
        this(in, out, kernel, 1, true);
    }

    /**
     * A layer whose channels may be divided into groups; parameters start uniformly from ±1/√(in / groups · taps), drawn by
     * the global generator.
     *
     * @param in the number of input channels, at least 1
     * @param out the number of output channels, at least 1
     * @param kernel the length of the window, at least 1
     * @param groups into how many groups the channels are divided, each of which is convolved by itself; in groups as many as
     *     the input channels each channel has windows of its own
     * @param bias whether there is one
     * @throws IllegalArgumentException if a number is less than 1, or the groups do not divide the channels
     */
    public Conv1d(int in, int out, int kernel, int groups, boolean bias) {
        this(
                in,
                out,
                kernel,
                groups,
                new FanInUniform(),
                bias ? new FanInUniform(fanIn(in, new int[] {kernel}, groups)) : null,
                Generator.global());
    }

    /**
     * A layer whose parameters start as told.
     *
     * @param in the number of input channels, at least 1
     * @param out the number of output channels, at least 1
     * @param kernel the length of the window, at least 1
     * @param groups into how many groups the channels are divided
     * @param weight what the weights start with
     * @param bias what the biases start with; null for a layer without
     * @param generator where random values are drawn from
     * @throws IllegalArgumentException if a number is less than 1, or the groups do not divide the channels
     */
    public Conv1d(
            int in,
            int out,
            int kernel,
            int groups,
            Initializer weight,
            @Nullable Initializer bias,
            Generator generator) {
        super(1, in, out, new int[] {kernel}, groups, weight, bias, generator);
    }

    @Override
    Conv1d self() {
        return this;
    }

    @Override
    Tensor convolve(Tensor x, int[] zeros) {
        return x.conv1d(weight, bias, stride[0], zeros[0], dilation[0], groups);
    }
}
