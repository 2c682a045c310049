package dev.gradus.core;

/** y = max(x, 0); dy/dx = 1 where y > 0, else 0. */
final class ReLU extends ActivationOperation {
    ReLU() {
        super("relu");
    }

    @Override
    void kernel(DType type, Object x, Object out, int to) {
        type.floating().activation().relu(x, out, 0, to);
    }

    @Override
    Tensor derivative(Tensor y) {
        return y.gt(0).to(y.dtype());
    }

    @Override
    void gradientKernel(DType type, Object y, Object upstream, Object out, int to) {
        type.floating().activation().reluGradient(y, upstream, out, 0, to);
    }
}
