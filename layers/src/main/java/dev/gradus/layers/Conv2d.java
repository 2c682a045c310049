package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.init.FanInUniform;
import dev.gradus.core.init.Initializer;
import dev.gradus.core.random.Generator;
import org.jspecify.annotations.Nullable;

/**
 * A window that moves over images and computes at each place a weighted sum of what it sees of all input channels, for each
 * output channel with weights of its own.
 *
 * <p>y[n, o, p, q] = bias[o] + Σ over c, s, t of weight[o, c, s, t] · x[n, c, p + s, q + t],
 * or with gaps and zeros around as {@code stride}, {@code padding} and {@code dilation} say, or something else around as
 * {@code paddingMode} says:
 *
 * <pre>{@code
 * new Conv2d(1, 32, 5).samePadding() // as large as before
 * }</pre>
 *
 * <p><b>Shape</b>: (batch, in, height, width) to (batch, out, p, q), with p = ⌊(height + 2 padding - dilation (kernel - 1)
 * - 1) / stride⌋ + 1 and q likewise; or both without the batch. The parameters are {@code weight} (out, in / groups, kernel
 * height, kernel width) and {@code bias} (out).
 */
public final class Conv2d extends PaddedConvolution<Conv2d> {
    /**
     * A layer with bias and a square window; parameters start uniformly from ±1/√(in · taps), drawn by the global generator.
     *
     * @param in the number of input channels, at least 1
     * @param out the number of output channels, at least 1
     * @param kernel the height and width of the window, at least 1
     * @throws IllegalArgumentException if a number is less than 1
     */
    public Conv2d(int in, int out, int kernel) {
        this(in, out, new int[] {kernel, kernel}, 1, true);
    }

    /**
     * A layer whose channels may be divided into groups; parameters start uniformly from ±1/√(in / groups · taps), drawn by
     * the global generator.
     *
     * @param in the number of input channels, at least 1
     * @param out the number of output channels, at least 1
     * @param kernel the height and the width of the window, at least 1
     * @param groups into how many groups the channels are divided, each of which is convolved by itself; in groups as many as
     *     the input channels each channel has windows of its own
     * @param bias whether there is one
     * @throws IllegalArgumentException if a number is less than 1, or the groups do not divide the channels
     */
    public Conv2d(int in, int out, int[] kernel, int groups, boolean bias) {
        this(
                in,
                out,
                kernel,
                groups,
                new FanInUniform(),
                bias ? new FanInUniform(fanIn(in, kernel, groups)) : null,
                Generator.global());
    }

    /**
     * A layer whose parameters start as told.
     *
     * @param in the number of input channels, at least 1
     * @param out the number of output channels, at least 1
     * @param kernel the height and the width of the window, at least 1
     * @param groups into how many groups the channels are divided
     * @param weight what the weights start with
     * @param bias what the biases start with; null for a layer without
     * @param generator where random values are drawn from
     * @throws IllegalArgumentException if a number is less than 1, or the groups do not divide the channels
     */
    public Conv2d(
            int in,
            int out,
            int[] kernel,
            int groups,
            Initializer weight,
            @Nullable Initializer bias,
            Generator generator) {
        super(2, in, out, kernel, groups, weight, bias, generator);
    }

    @Override
    Conv2d self() {
        return this;
    }

    @Override
    Tensor convolve(Tensor x, int[] zeros) {
        return x.conv2d(weight, bias, stride, zeros, dilation, groups);
    }
}
