package dev.gradus.layers;

import dev.gradus.core.OperationException;
import dev.gradus.core.Tensor;

/** Checks that an input has the dimension that a layer was made for. */
final class Dimension {
    private Dimension() {}

    /** The dimension, counted from the first one; a scalar passes for a vector. */
    static int of(Tensor x, int dim, String layer) {
        int rank = Math.max(x.rank(), 1);
        if (dim < -rank || dim >= rank) {
            throw new OperationException(
                    layer,
                    "expected an input with a dimension %d, got the shape %s; a batch has its observations along dimension 0"
                            .formatted(dim, x.shape()));
        }
        return dim < 0 ? dim + rank : dim;
    }
}
