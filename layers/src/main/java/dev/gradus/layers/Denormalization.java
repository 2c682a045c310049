package dev.gradus.layers;

import dev.gradus.core.Tensor;

/**
 * Takes a {@link Normalization} back: y = x σ + μ for each feature.
 *
 * <p>As the last layer of a regression it lets the network work with numbers of about 1 while the model answers in the
 * unit of the targets.
 *
 * <pre>{@code
 * Layer model = Sequential.of(new Dense(10, 32), new ReLU(), new Dense(32, 1), Normalization.fit(trainingTargets).inverse());
 * }</pre>
 *
 * <p><b>Shape</b>: (batch, features) or (batch, channels, ...) to the same. The buffers {@code mean} and {@code std} are
 * (features); a new layer has zeros and ones and changes nothing.
 */
public final class Denormalization extends Standardization {
    /**
     * A layer that changes nothing until statistics are loaded into it.
     *
     * @param features the number of features or channels, at least 1
     * @throws IllegalArgumentException if it is less than 1
     */
    public Denormalization(int features) {
        super(features);
    }

    /** A layer with the statistics that another one has at the moment. */
    Denormalization(Normalization other) {
        this(other.features);
        to(other.mean.dtype());
        mean.copyFrom(other.mean);
        std.copyFrom(other.std);
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.mul(along(x, std)).add(along(x, mean));
    }
}
