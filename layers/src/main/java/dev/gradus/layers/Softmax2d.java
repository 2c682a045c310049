package dev.gradus.layers;

import dev.gradus.core.OperationException;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;

/**
 * Turns the scores of each pixel into probabilities: positive numbers that sum to 1 over the channels.
 *
 * <p>y = eˣ / Σ eˣ, the sum being taken over the channels
 *
 * <p><b>Shape</b>: (batch, channels, height, width) to the same, or both without the batch.
 */
public final class Softmax2d extends Layer {
    /** There is nothing to set. */
    public Softmax2d() {}

    @Override
    public Tensor forward(Tensor x) {
        if (x.rank() != 4 && x.rank() != 3) {
            throw new OperationException(
                    typeName(),
                    "expected an input of shape (batch, channels, height, width), with or without the batch, got %s"
                            .formatted(x.shape()));
        }
        return x.softmax(-3);
    }
}
