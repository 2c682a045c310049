package dev.gradus.layers;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;
import dev.gradus.core.random.Generator;

/** What layers have in common that drop something at random while training, be it single elements or whole channels. */
abstract sealed class RandomDropping extends Layer permits Dropout, Dropout1d, Dropout2d, AlphaDropping {
    private final double p;
    private final Generator generator;

    RandomDropping(double p, Generator generator) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("%s: the probability must be from 0 to 1, got %s"
                    .formatted(getClass().getSimpleName(), p));
        }
        this.p = p;
        this.generator = generator("generator", generator);
    }

    /** The shape of what is drawn: one number for all that is dropped together. */
    abstract int[] drawn(Tensor x);

    @Override
    public final Tensor forward(Tensor x) {
        int[] sizes = drawn(x);
        if (!isTraining() || p == 0) {
            return x;
        }
        // Drawn in float64, since a number just below 1 would be rounded to it in float32.
        Tensor kept = Tensor.uniform(generator, 0, 1, DType.FLOAT64, sizes).ge(p);
        return p == 1 ? x.mul(0) : dropped(x, kept.to(x.dtype()), 1 - p);
    }

    /**
     * The input without what is dropped.
     *
     * @param kept 1 for what is kept, else 0
     * @param q the probability to be kept, above 0
     */
    Tensor dropped(Tensor x, Tensor kept, double q) {
        return x.mul(kept.mul(1 / q));
    }

    @Override
    protected final Settings settings() {
        return Settings.of("p", p);
    }
}
