package dev.gradus.core;

/** y = tanh x; dy/dx = 1 - y². */
final class Tanh extends ActivationOperation {
    Tanh() {
        super("tanh");
    }

    @Override
    void kernel(DType type, Object x, Object out, int to) {
        type.floating().activation().tanh(x, out, 0, to);
    }

    @Override
    Tensor derivative(Tensor y) {
        return y.square().neg().add(1);
    }

    @Override
    void gradientKernel(DType type, Object y, Object upstream, Object out, int to) {
        type.floating().activation().tanhGradient(y, upstream, out, 0, to);
    }
}
