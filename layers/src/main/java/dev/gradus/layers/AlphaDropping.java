package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;

/** Dropout that keeps the mean 0 and the variance 1 that {@link SELU} brings about. */
abstract sealed class AlphaDropping extends RandomDropping permits AlphaDropout, FeatureAlphaDropout {
    /** -λ α of SELU, to which it tends for small elements. */
    private static final double LEAST = -1.0507009873554805 * 1.6732632423543772;

    AlphaDropping(double p, Generator generator) {
        super(p, generator);
    }

    @Override
    final Tensor dropped(Tensor x, Tensor kept, double q) {
        double scale = 1 / Math.sqrt(q + LEAST * LEAST * q * (1 - q));
        double shift = -scale * (1 - q) * LEAST;
        Tensor filled = x.mul(kept).add(kept.neg().add(1).mul(LEAST));
        return filled.mul(scale).add(shift);
    }
}
