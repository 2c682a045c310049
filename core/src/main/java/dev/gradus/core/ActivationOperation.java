package dev.gradus.core;

/** An activation function, whose gradient has a kernel of its own for when it need not be differentiated again. */
abstract class ActivationOperation extends UnaryOperation {
    ActivationOperation(String name) {
        super(name, DerivativeFrom.OUTPUT);
    }

    /** {@code out = upstream * dy/dx} over the indices from 0, with dy/dx taken from y. */
    abstract void gradientKernel(DType type, Object y, Object upstream, Object out, int to);

    @Override
    final Tensor gradient(int input, Tensor upstream) {
        if (Autograd.isRecording()) {
            return super.gradient(input, upstream);
        }
        Tensor y = kept(0);
        Tensor result = Tensor.allocate(y.dtype(), y.shape());
        gradientKernel(y.dtype(), y.storage.array, upstream.denseArray(), result.storage.array, y.elements());
        return result;
    }
}
