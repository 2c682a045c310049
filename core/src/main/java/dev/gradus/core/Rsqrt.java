package dev.gradus.core;

/** y = 1 / √x; dy/dx = -y³ / 2. */
final class Rsqrt extends UnaryOperation {
    Rsqrt() {
        super("rsqrt", DerivativeFrom.OUTPUT);
    }

    @Override
    void kernel(DType type, Object x, Object out, int to) {
        type.floating().math().rsqrt(x, out, 0, to);
    }

    @Override
    Tensor derivative(Tensor y) {
        return y.mul(y).mul(y).mul(-0.5);
    }
}
