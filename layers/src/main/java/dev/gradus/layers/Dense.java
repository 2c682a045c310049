package dev.gradus.layers;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.init.FanInUniform;
import dev.gradus.core.init.Initializer;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;
import dev.gradus.core.random.Generator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fully connected layer: every output is a weighted sum of all inputs, plus a bias.
 *
 * <p>y = x Wᵀ + b
 *
 * <p><b>Shape</b>: (..., in) to (..., out); the parameters are {@code weight} (out, in) and {@code bias} (out).
 */
public final class Dense extends Layer implements NewOutput {
    private final int in;
    private final int out;
    private final Parameter weight;
    private final @Nullable Parameter bias;

    /**
     * A layer with bias; parameters start uniformly from [-1/√in, 1/√in), drawn by the global generator.
     *
     * @param in the number of inputs, at least 1
     * @param out the number of outputs, at least 1
     * @throws IllegalArgumentException if in or out is less than 1
     */
    public Dense(int in, int out) {
        this(in, out, true);
    }

    /**
     * A layer with or without bias; parameters start uniformly from [-1/√in, 1/√in), drawn by the global generator.
     *
     * @param in the number of inputs, at least 1
     * @param out the number of outputs, at least 1
     * @param bias whether there is one
     * @throws IllegalArgumentException if in or out is less than 1
     */
    public Dense(int in, int out, boolean bias) {
        this(in, out, new FanInUniform(), bias ? new FanInUniform(in) : null, Generator.global());
    }

    /**
     * A layer whose parameters start as told, such as {@code new Dense(784, 256, new HeUniform(), new ConstantValue(0), new
     * Generator(1))}.
     *
     * @param in the number of inputs, at least 1
     * @param out the number of outputs, at least 1
     * @param weight what the weights start with
     * @param bias what the biases start with; null for a layer without
     * @param generator where random values are drawn from
     * @throws IllegalArgumentException if in or out is less than 1
     */
    public Dense(int in, int out, Initializer weight, @Nullable Initializer bias, Generator generator) {
        if (in < 1 || out < 1) {
            throw new IllegalArgumentException(
                    "Dense: expected at least 1 input and 1 output, got %d and %d".formatted(in, out));
        }
        this.in = in;
        this.out = out;
        this.weight = parameter("weight", weight, generator, out, in);
        this.bias = bias == null ? null : parameter("bias", bias, generator, out);
    }

    /** The weights, (out, in). */
    public Parameter weight() {
        return weight;
    }

    /** The biases, (out); empty for a layer without. */
    public Optional<Parameter> bias() {
        return Optional.ofNullable(bias);
    }

    @Override
    public Tensor forward(Tensor x) {
        return bias == null ? x.linear(weight) : x.linear(weight, bias);
    }

    @Override
    protected Settings settings() {
        return Settings.of("in", in).and("out", out).and("bias", bias != null, true);
    }
}
