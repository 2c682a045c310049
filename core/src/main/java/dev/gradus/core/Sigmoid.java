package dev.gradus.core;

/** y = σ(x) = 1 / (1 + e⁻ˣ); dy/dx = y (1 - y). */
final class Sigmoid extends ActivationOperation {
    Sigmoid() {
        super("sigmoid");
    }

    @Override
    void kernel(DType type, Object x, Object out, int to) {
        type.floating().activation().sigmoid(x, out, 0, to);
    }

    @Override
    Tensor derivative(Tensor y) {
        return y.mul(y.neg().add(1));
    }

    @Override
    void gradientKernel(DType type, Object y, Object upstream, Object out, int to) {
        type.floating().activation().sigmoidGradient(y, upstream, out, 0, to);
    }
}
