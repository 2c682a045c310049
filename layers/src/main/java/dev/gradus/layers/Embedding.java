package dev.gradus.layers;

import dev.gradus.core.Autograd;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import java.util.OptionalInt;

/**
 * A table with a vector for each word, or whatever else is counted from 0 on.
 *
 * <p>y[..., j] = weight[x[...], j]; the gradient of a row of the table is the sum over all places where it was looked up.
 *
 * <p><b>Shape</b>: int64 positions (...) to (..., size); the parameter is {@code weight} (count, size).
 */
public final class Embedding extends Layer {
    private final Parameter weight;
    private OptionalInt paddingIndex = OptionalInt.empty();

    /**
     * A table that starts with normally distributed numbers of mean 0 and variance 1, drawn by the global generator.
     *
     * @param count the number of vectors, at least 1
     * @param size the length of each, at least 1
     * @throws IllegalArgumentException if a number is less than 1
     */
    public Embedding(int count, int size) {
        this(count, size, Generator.global());
    }

    /**
     * A table that starts with normally distributed numbers of mean 0 and variance 1.
     *
     * @param count the number of vectors, at least 1
     * @param size the length of each, at least 1
     * @param generator where random values are drawn from
     * @throws IllegalArgumentException if a number is less than 1
     */
    public Embedding(int count, int size, Generator generator) {
        if (count < 1 || size < 1) {
            throw new IllegalArgumentException(
                    "Embedding: expected at least 1 vector of at least 1 number, got %d and %d".formatted(count, size));
        }
        weight = parameter("weight", Tensor.randn(generator, count, size));
    }

    /**
     * Sets the position of what only fills sequences up to a common length: its vector becomes 0, and gets no gradient.
     *
     * @param index counted from the last vector when negative
     * @throws IllegalArgumentException if there is no such vector
     */
    public Embedding paddingIndex(int index) {
        int count = weight.size(0);
        if (index < -count || index >= count) {
            throw new IllegalArgumentException(
                    "Embedding: there is no vector %d for padding among %d".formatted(index, count));
        }
        int position = index < 0 ? index + count : index;
        paddingIndex = OptionalInt.of(position);
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            weight.select(0, position).fill(0);
        }
        return this;
    }

    /** The vectors, (count, size). */
    public Parameter weight() {
        return weight;
    }

    @Override
    public Tensor forward(Tensor x) {
        return paddingIndex.isPresent() ? weight.embedding(x, paddingIndex.getAsInt()) : weight.embedding(x);
    }

    @Override
    protected String settings() {
        return "%d, %d%s"
                .formatted(
                        weight.size(0),
                        weight.size(1),
                        paddingIndex.isPresent() ? ", padding index " + paddingIndex.getAsInt() : "");
    }
}
