package dev.gradus.layers;

import dev.gradus.core.OperationException;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.init.FanInUniform;
import dev.gradus.core.init.Initializer;
import dev.gradus.core.module.Module;
import dev.gradus.core.module.Settings;
import dev.gradus.core.random.Generator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A weighted sum of all products of an element of one input and one of another, for each output with weights of its own,
 * plus a bias.
 *
 * <p>y[o] = x₁ᵀ W[o] x₂ + b[o]
 *
 * <p><b>Shape</b>: (..., in1) and (..., in2) to (..., out), with the same dimensions before the last one; the parameters are
 * {@code weight} (out, in1, in2) and {@code bias} (out).
 */
public final class Bilinear extends Module {
    private final Parameter weight;
    private final @Nullable Parameter bias;

    /**
     * A layer with or without bias; parameters start uniformly from ±1/√in1, drawn by the global generator.
     *
     * @param in1 the number of elements of the first input, at least 1
     * @param in2 the number of elements of the second input, at least 1
     * @param out the number of outputs, at least 1
     * @param bias whether there is one
     * @throws IllegalArgumentException if a number is less than 1
     */
    public Bilinear(int in1, int in2, int out, boolean bias) {
        this(in1, in2, out, new FanInUniform(in1), bias ? new FanInUniform(in1) : null, Generator.global());
    }

    /**
     * A layer whose parameters start as told.
     *
     * @param in1 the number of elements of the first input, at least 1
     * @param in2 the number of elements of the second input, at least 1
     * @param out the number of outputs, at least 1
     * @param weight what the weights start with
     * @param bias what the biases start with; null for a layer without
     * @param generator where random values are drawn from
     * @throws IllegalArgumentException if a number is less than 1
     */
    public Bilinear(int in1, int in2, int out, Initializer weight, @Nullable Initializer bias, Generator generator) {
        if (in1 < 1 || in2 < 1 || out < 1) {
            throw new IllegalArgumentException(
                    "Bilinear: expected at least 1 element of each input and 1 output, got %d, %d and %d"
                            .formatted(in1, in2, out));
        }
        this.weight = parameter("weight", weight, generator, out, in1, in2);
        this.bias = bias == null ? null : parameter("bias", bias, generator, out);
    }

    /** The weights, (out, in1, in2). */
    public Parameter weight() {
        return weight;
    }

    /** The biases, (out); empty for a layer without. */
    public Optional<Parameter> bias() {
        return Optional.ofNullable(bias);
    }

    /** Runs {@link #forward} and the hooks. */
    public Tensor apply(Tensor x1, Tensor x2) {
        return call(() -> forward(x1, x2), x1, x2);
    }

    /**
     * Computes the output.
     *
     * @param x1 (..., in1)
     * @param x2 (..., in2)
     */
    public Tensor forward(Tensor x1, Tensor x2) {
        int out = weight.size(0);
        int in1 = weight.size(1);
        int in2 = weight.size(2);
        boolean fits = x1.rank() > 0
                && x1.rank() == x2.rank()
                && x1.size(-1) == in1
                && x2.size(-1) == in2
                && x1.narrow(-1, 0, 1).shape().equals(x2.narrow(-1, 0, 1).shape());
        if (!fits) {
            throw new OperationException(
                    typeName(),
                    "expected inputs of the shapes (..., %d) and (..., %d), got %s and %s"
                            .formatted(in1, in2, x1.shape(), x2.shape()));
        }
        int rows = x1.elements() / in1;
        Tensor byFirst = x1.reshape(rows, in1).linear(weight.permute(0, 2, 1).reshape(out * in2, in1));
        Tensor products = byFirst.reshape(rows, out, in2).matmul(x2.reshape(rows, in2, 1));
        int[] sizes = x1.shape().toArray();
        sizes[sizes.length - 1] = out;
        Tensor result = products.reshape(sizes);
        return bias == null ? result : result.add(bias);
    }

    @Override
    protected Settings settings() {
        return Settings.of("in1", weight.size(1))
                .and("in2", weight.size(2))
                .and("out", weight.size(0))
                .and("bias", bias != null, true);
    }
}
