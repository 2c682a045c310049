package dev.gradus.layers;

import dev.gradus.core.OperationException;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;

/**
 * What positional encodings have in common: a row for each position, which is added to what stands there.
 *
 * @param <L> the layer itself, which its settings return
 */
abstract sealed class PositionalEncoding<L extends PositionalEncoding<L>> extends Layer
        permits SinusoidalPositionalEncoding, LearnedPositionalEncoding {
    private boolean batchFirst;

    /** Checks the sizes of a table. */
    static void check(String layer, int positions, int size) {
        if (positions < 1 || size < 1) {
            throw new IllegalArgumentException(
                    "%s: expected at least 1 position and a size of at least 1, got %d and %d"
                            .formatted(layer, positions, size));
        }
    }

    /** Sets whether inputs are (batch, steps, size) instead of (steps, batch, size); false unless set. */
    public L batchFirst(boolean first) {
        batchFirst = first;
        return self();
    }

    abstract L self();

    /** The rows, (positions, size). */
    abstract Tensor table();

    @Override
    public final Tensor forward(Tensor x) {
        Tensor table = table();
        boolean fits = (x.rank() == 2 || x.rank() == 3) && x.size(-1) == table.size(1);
        int dim = batchFirst && x.rank() == 3 ? 1 : 0;
        if (!fits || x.size(dim) > table.size(0)) {
            throw new OperationException(
                    typeName(),
                    "expected an input of shape %s, or (steps, %d), with at most %d steps, got %s"
                            .formatted(
                                    (batchFirst ? "(batch, steps, %d)" : "(steps, batch, %d)").formatted(table.size(1)),
                                    table.size(1),
                                    table.size(0),
                                    x.shape()));
        }
        Tensor rows = table.narrow(0, 0, x.size(dim));
        return x.add(x.rank() == 3 && !batchFirst ? rows.unsqueeze(1) : rows);
    }

    @Override
    protected final Settings settings() {
        return Settings.of("positions", table().size(0))
                .and("size", table().size(1))
                .and("batchFirst", batchFirst, false);
    }
}
