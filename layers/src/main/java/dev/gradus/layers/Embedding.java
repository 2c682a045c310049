package dev.gradus.layers;

import dev.gradus.core.Autograd;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.init.Normal;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;
import dev.gradus.core.random.Generator;
import java.util.OptionalInt;
import java.util.stream.LongStream;

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
    private double maxNorm = Double.POSITIVE_INFINITY;
    private double normType = 2;
    private boolean scaleGradientByFrequency;

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
        weight = parameter("weight", new Normal(), generator, count, size);
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

    /**
     * Sets the greatest norm of a vector, none unless set: one that is longer is shortened to it when it is looked up, while
     * training in the table itself.
     *
     * @throws IllegalArgumentException if it is not above 0
     */
    public Embedding maxNorm(double maxNorm) {
        if (!(maxNorm > 0)) {
            throw new IllegalArgumentException("Embedding: expected a greatest norm above 0, got " + maxNorm);
        }
        this.maxNorm = maxNorm;
        return this;
    }

    /** Sets p of the norm (Σ |w|ᵖ)^(1/p) that {@link #maxNorm} speaks of; 2 unless set. */
    public Embedding normType(double p) {
        normType = p;
        return this;
    }

    /** Sets whether the gradient of a vector is divided by how often it was looked up in the same call; off unless set. */
    public Embedding scaleGradientByFrequency(boolean on) {
        scaleGradientByFrequency = on;
        return this;
    }

    /** The vectors, (count, size). */
    public Parameter weight() {
        return weight;
    }

    @Override
    public Tensor forward(Tensor x) {
        boolean hasLongest = maxNorm < Double.POSITIVE_INFINITY && x.elements() > 0;
        if (hasLongest && isTraining() && !x.dtype().isFloating()) {
            shorten(x);
        }
        Tensor vectors = hasLongest && !isTraining() ? shortened(lookUp(x)) : lookUp(x);
        return scaleGradientByFrequency && x.elements() > 0 ? scaled(vectors, x) : vectors;
    }

    /** As {@link #shorten}, but of what was looked up: in use a layer changes nothing, so that threads may share it. */
    private Tensor shortened(Tensor vectors) {
        Tensor norms = vectors.detach().vectorNorm(normType, new int[] {-1}, true);
        Tensor factors = norms.add(1e-7).reciprocal().mul(maxNorm);
        return vectors.mul(norms.gt(maxNorm).where(factors, Tensor.ones(norms.dtype(), 1)));
    }

    private Tensor lookUp(Tensor x) {
        return paddingIndex.isPresent() ? weight.embedding(x, paddingIndex.getAsInt()) : weight.embedding(x);
    }

    /** w ← w m / (|w| + 10⁻⁷) for the vectors that are looked up and longer than m; looking up tells which do not exist. */
    private void shorten(Tensor x) {
        int count = weight.size(0);
        long[] rows = LongStream.of(x.toLongArray())
                .filter(row -> row >= 0 && row < count)
                .distinct()
                .toArray();
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            for (long row : rows) {
                Tensor vector = weight.select(0, (int) row);
                double norm = vector.vectorNorm(normType, new int[] {0}, false).item();
                if (norm > maxNorm) {
                    vector.mulInPlace(maxNorm / (norm + 1e-7));
                }
            }
        }
    }

    /** The vectors as they are, with a gradient of 1/n, where n is how often each was looked up. */
    private Tensor scaled(Tensor vectors, Tensor x) {
        long[] words = x.toLongArray();
        int[] counts = new int[weight.size(0)];
        for (long word : words) {
            counts[(int) word]++;
        }
        double[] shares = LongStream.of(words)
                .mapToDouble(word -> 1.0 / counts[(int) word])
                .toArray();
        Tensor factors =
                Tensor.of(shares, x.shape().toArray()).to(vectors.dtype()).unsqueeze(-1);
        Tensor values = vectors.detach();
        return vectors.sub(values).mul(factors).add(values);
    }

    @Override
    protected Settings settings() {
        return Settings.of("count", weight.size(0))
                .and("size", weight.size(1))
                .and("paddingIndex", paddingIndex)
                .and("maxNorm", maxNorm, Double.POSITIVE_INFINITY)
                .and("normType", normType, 2)
                .and("scaleGradientByFrequency", scaleGradientByFrequency, false);
    }
}
