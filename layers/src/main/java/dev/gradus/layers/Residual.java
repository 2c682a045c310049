package dev.gradus.layers;

import dev.gradus.core.OperationException;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;

/**
 * A layer with a way around it, so that it need only learn what to add to its input, and gradients pass undiminished.
 *
 * <p>y = x + f(x), dy/dx = 1 + df/dx
 *
 * <pre>{@code
 * new Residual(Sequential.of(new LayerNorm(64), new Dense(64, 256), new GELU(), new Dense(256, 64)))
 * }</pre>
 *
 * <p><b>Shape</b>: what the layer takes and gives, which must be the same. Its state has the name {@code inner}.
 *
 * @see <a href="https://arxiv.org/abs/1512.03385">He et al. 2016: Deep residual learning for image recognition</a>
 */
public final class Residual extends Layer implements NewOutput {
    private final Layer inner;

    /** A way around a layer. */
    public Residual(Layer inner) {
        this.inner = child("inner", inner);
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor change = inner.apply(x);
        if (!change.shape().equals(x.shape())) {
            throw new OperationException(
                    typeName(),
                    "expected the inner layer to give the shape %s of its input, got %s; let it keep the size, or add a layer around it that changes x alike"
                            .formatted(x.shape(), change.shape()));
        }
        return x.add(change);
    }
}
