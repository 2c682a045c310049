package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.init.FanInUniform;
import dev.gradus.core.init.Initializer;
import dev.gradus.core.random.Generator;
import org.jspecify.annotations.Nullable;

/**
 * The way back through a {@link Conv2d}, from its output to its input: each element adds a window of weights, multiplied by it,
 * to a larger image.
 *
 * <p>y[n, o, p, q] = bias[o] + Σ of weight[c, o, s, t] · x[n, c, i, j] over c and all i, j, s, t with i · stride - padding + s ·
 * dilation = p, and likewise for q:
 *
 * <pre>{@code
 * new ConvTranspose2d(32, 16, 2).stride(2) // twice as high and as wide as before
 * }</pre>
 *
 * <p><b>Shape</b>: (batch, in, height, width) to (batch, out, p, q), with p = (height - 1) stride - 2 padding + dilation (kernel - 1)
 * + output padding + 1 and q likewise; or both without the batch. The parameters are {@code weight} (in, out / groups, kernel height, kernel width)
 * and {@code bias} (out).
 */
public final class ConvTranspose2d extends TransposedConvolution<ConvTranspose2d> {
    /**
     * A layer with bias and a square window; parameters start uniformly from ±1/√(out · taps), drawn by the global generator.
     *
     * @param in the number of input channels, at least 1
     * @param out the number of output channels, at least 1
     * @param kernel the height and width of the window, at least 1
     * @throws IllegalArgumentException if a number is less than 1
     */
    public ConvTranspose2d(int in, int out, int kernel) {
        this(in, out, new int[] {kernel, kernel}, 1, true);
    }

    /**
     * A layer whose channels may be divided into groups; parameters start uniformly from ±1/√(out / groups · taps), drawn by
     * the global generator.
     *
     * @param in the number of input channels, at least 1
     * @param out the number of output channels, at least 1
     * @param kernel the height and the width of the window, at least 1
     * @param groups into how many groups the channels are divided, each of which is treated by itself
     * @param bias whether there is one
     * @throws IllegalArgumentException if a number is less than 1, or the groups do not divide the channels
     */
    public ConvTranspose2d(int in, int out, int[] kernel, int groups, boolean bias) {
        this(
                in,
                out,
                kernel,
                groups,
                new FanInUniform(),
                bias ? new FanInUniform(fanIn(out, kernel, groups)) : null,
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
    public ConvTranspose2d(
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
    ConvTranspose2d self() {
        return this;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.convTranspose2d(weight, bias, stride, padding, outputPadding, dilation, groups);
    }
}
