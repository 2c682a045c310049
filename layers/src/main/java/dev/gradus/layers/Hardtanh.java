package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;

/**
 * The hyperbolic tangent made of straight lines: each element, brought into a range.
 *
 * <p>y = min(max(x, low), high), dy/dx = 1 where low &lt; x &lt; high and 0 elsewhere
 *
 * <p><b>Shape</b>: (...) to the same.
 */
public final class Hardtanh extends Layer {
    private final double low;
    private final double high;

    /** From -1 to 1. */
    public Hardtanh() {
        this(-1, 1);
    }

    /**
     * A layer with ends of its own.
     *
     * @param low the least output
     * @param high the largest output, above {@code low}
     * @throws IllegalArgumentException if {@code low} is not below {@code high}
     */
    public Hardtanh(double low, double high) {
        if (!(low < high)) {
            throw new IllegalArgumentException(
                    "Hardtanh: expected a low end below the high one, got %s and %s".formatted(low, high));
        }
        this.low = low;
        this.high = high;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.hardtanh(low, high);
    }

    @Override
    protected Settings settings() {
        return Settings.of("low", low).and("high", high);
    }
}
