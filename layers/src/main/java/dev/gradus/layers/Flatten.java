package dev.gradus.layers;

import dev.gradus.core.OperationException;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;

/**
 * Joins neighbouring dimensions into one: images, say, into the rows that a {@link Dense} layer wants.
 *
 * <p><b>Shape</b>: (N, d₁, ..., dₖ) to (N, d₁ ... dₖ), unless other dimensions are given.
 */
public final class Flatten extends Layer {
    private final int startDim;
    private final int endDim;

    /** Joins all dimensions but the first, along which a batch has its observations. */
    public Flatten() {
        this(1, -1);
    }

    /**
     * Joins some dimensions, which are counted from the last one when negative.
     *
     * @param startDim the first of them
     * @param endDim the last of them
     */
    public Flatten(int startDim, int endDim) {
        this.startDim = startDim;
        this.endDim = endDim;
    }

    @Override
    public Tensor forward(Tensor x) {
        int start = Dimension.of(x, startDim, typeName());
        int end = Dimension.of(x, endDim, typeName());
        if (start > end) {
            throw new OperationException(
                    typeName(),
                    "expected the dimension %d not to come after %d, but it does in an input of shape %s"
                            .formatted(startDim, endDim, x.shape()));
        }
        return x.flatten(start, end);
    }

    @Override
    protected Settings settings() {
        return Settings.of("startDim", startDim).and("endDim", endDim);
    }
}
