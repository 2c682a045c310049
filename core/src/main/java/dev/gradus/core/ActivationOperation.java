package dev.gradus.core;

/** An activation function, whose gradient has a kernel of its own for when it need not be differentiated again. */
abstract class ActivationOperation extends UnaryOperation {
    ActivationOperation(String name) {
        this(name, DerivativeFrom.OUTPUT);
    }

    ActivationOperation(String name, DerivativeFrom source) {
        super(name, source);
    }

    /** {@code out = upstream * dy/dx} over the indices from 0, with dy/dx taken from what was saved: x or y. */
    abstract void gradientKernel(DType type, Object saved, Object upstream, Object out, int to);

    @Override
    final Tensor gradient(int input, Tensor upstream) {
        if (Autograd.isRecording()) {
            return super.gradient(input, upstream);
        }
        Tensor saved = kept(0);
        Tensor result = Tensor.allocate(saved.dtype(), saved.shape());
        gradientKernel(
                saved.dtype(), saved.denseArray(), upstream.denseArray(), result.storage.array, saved.elements());
        return result;
    }
}
