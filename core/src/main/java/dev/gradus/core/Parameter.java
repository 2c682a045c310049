package dev.gradus.core;

/** A tensor that a module learns: a leaf that requires a gradient and is found by {@code Module.parameters()}. */
public final class Parameter extends Tensor {
    /**
     * A parameter that starts with the values of a tensor.
     *
     * @param start float32 or float64; its elements are copied
     * @throws IllegalStateException if the elements are not floating-point numbers
     */
    public Parameter(Tensor start) {
        super(
                new Storage(Layout.copy(start)),
                start.dtype(),
                start.shape(),
                start.shape().strides(),
                0);
        requiresGrad(true);
    }

    /**
     * Converts this parameter where it is and forgets its gradient; for {@code Module.to(DType)}. Views of it keep the old
     * values.
     *
     * @throws IllegalArgumentException if the type is not a floating-point one
     */
    public void convertTo(DType dtype) {
        if (!dtype.isFloating()) {
            throw new IllegalArgumentException("A parameter is float32 or float64, got " + dtype);
        }
        become(dtype);
    }
}
