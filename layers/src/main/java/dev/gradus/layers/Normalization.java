package dev.gradus.layers;

import dev.gradus.core.Tensor;
import java.util.List;

/**
 * Brings each feature of the training data to a mean of 0 and a standard deviation of 1, by statistics that are measured once
 * and then fixed.
 *
 * <p>y = (x - μ) / σ for each feature, or for each channel of images and sequences. The statistics are buffers, so as the
 * first layer of a model they are saved with it, and whoever uses the model gives it raw numbers.
 *
 * <pre>{@code
 * Layer model = Sequential.of(Normalization.fit(trainingInputs), new Dense(10, 32), new ReLU(), new Dense(32, 1));
 * }</pre>
 *
 * <p>Fit it on the training part alone: what is measured on all data tells the network about the part that it is tested
 * on.
 *
 * <p><b>Shape</b>: (batch, features) or (batch, channels, ...) to the same. The buffers {@code mean} and {@code std} are
 * (features); a new layer has zeros and ones and changes nothing.
 *
 * @see BatchNorm1d for statistics that are measured during the training
 */
public final class Normalization extends Standardization {
    /**
     * A layer that changes nothing until statistics are loaded into it.
     *
     * @param features the number of features or channels, at least 1
     * @throws IllegalArgumentException if it is less than 1
     */
    public Normalization(int features) {
        super(features);
    }

    /**
     * Measures the statistics of some inputs: μ is the mean and σ² the mean squared distance from it, over all dimensions but
     * the second. A feature that is the same everywhere gets σ = 1, so that it becomes 0.
     *
     * @param inputs (n, features) or (n, channels, ...), the inputs of all training samples; n is at least 1
     * @throws IllegalArgumentException if they have another shape, or one of their numbers is not finite
     */
    public static Normalization fit(Tensor inputs) {
        return fit(List.of(inputs));
    }

    /**
     * As {@link #fit(Tensor)}, over batches that are looked at one after another, so that not all need to be in memory: such
     * as {@code new DataLoader(training, 256).inputs()}.
     *
     * @param batches at least one, of the same number of features
     * @throws IllegalArgumentException if there is none, they have other shapes, or one of their numbers is not finite
     */
    public static Normalization fit(Iterable<Tensor> batches) {
        FeatureStatistics statistics = null;
        for (Tensor batch : batches) {
            if (statistics == null) {
                statistics = new FeatureStatistics(batch);
            }
            statistics.add(batch);
        }
        if (statistics == null) {
            throw new IllegalArgumentException("Normalization: there is nothing to measure statistics of");
        }
        Normalization layer = new Normalization(statistics.features());
        layer.to(statistics.dtype());
        layer.mean.copyFrom(statistics.mean());
        layer.std.copyFrom(statistics.deviation());
        return layer;
    }

    /** The layer that takes this one back, for targets of a regression. */
    public Denormalization inverse() {
        return new Denormalization(this);
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.sub(along(x, mean)).div(along(x, std));
    }
}
