package dev.gradus.core;

/** A tensor that belongs to a module's state without being learned, such as the running mean of a normalisation. */
public final class Buffer extends Tensor {
    /**
     * A buffer that starts with the values of a tensor.
     *
     * @param start its elements are copied
     */
    public Buffer(Tensor start) {
        super(
                new Storage(Layout.copy(start)),
                start.dtype(),
                start.shape(),
                start.shape().strides(),
                0);
    }

    /** Converts this buffer where it is; for {@code Module.to(DType)}. */
    public void convertTo(DType dtype) {
        become(dtype);
    }
}
