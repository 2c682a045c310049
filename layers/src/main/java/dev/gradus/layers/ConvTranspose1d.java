package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.init.FanInUniform;
import dev.gradus.core.init.Initializer;
import dev.gradus.core.random.Generator;
import org.jspecify.annotations.Nullable;

/**
 * The way back through a {@link Conv1d}, from its output to its input: each element adds a window of weights, multiplied by it,
 * to a larger sequence.
 *
 * <p>y[n, o, p] = bias[o] + Σ over c, i, s with i · stride - padding + s · dilation = p of weight[c, o, s] · x[n, c, i]:
 *
 * <pre>{@code
 * new ConvTranspose1d(32, 16, 2).stride(2) // twice as long as before
 * }</pre>
 *
 * <p><b>Shape</b>: (batch, in, length) to (batch, out, p), with p = (length - 1) stride - 2 padding + dilation (kernel - 1) + output
 * padding + 1; or both without the batch. The parameters are {@code weight} (in, out / groups, kernel)
 * and {@code bias} (out).
 */
public final class ConvTranspose1d extends TransposedConvolution<ConvTranspose1d> {
    /**
     * A layer with bias; parameters start uniformly from ±1/√(out · taps), drawn by the global generator.
     *
     * @param in the number of input channels, at least 1
     * @param out the number of output channels, at least 1
     * @param kernel the length of the window, at least 1
     * @throws IllegalArgumentException if a number is less than 1
     */
    public ConvTranspose1d(int in, int out, int kernel) {
        this(in, out, kernel, 1, true);
    }

    /**
     * A layer whose channels may be divided into groups; parameters start uniformly from ±1/√(out / groups · taps), drawn by
     * the global generator.
     *
     * @param in the number of input channels, at least 1
     * @param out the number of output channels, at least 1
     * @param kernel the length of the window, at least 1
     * @param groups into how many groups the channels are divided, each of which is treated by itself
     * @param bias whether there is one
     * @throws IllegalArgumentException if a number is less than 1, or the groups do not divide the channels
     */
    public ConvTranspose1d(int in, int out, int kernel, int groups, boolean bias) {
        this(
                in,
                out,
                kernel,
                groups,
                new FanInUniform(),
                bias ? new FanInUniform(fanIn(out, new int[] {kernel}, groups)) : null,
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
    public ConvTranspose1d(
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
    ConvTranspose1d self() {
        return this;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.convTranspose1d(weight, bias, stride[0], padding[0], outputPadding[0], dilation[0], groups);
    }
}
