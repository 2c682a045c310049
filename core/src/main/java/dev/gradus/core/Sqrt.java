package dev.gradus.core;

/** y = √x; dy/dx = 1 / (2y). */
final class Sqrt extends UnaryOperation {
    Sqrt() {
        super("sqrt", DerivativeFrom.OUTPUT);
    }

    @Override
    void kernel(DType type, Object x, Object out, int to) {
        type.floating().math().sqrt(x, out, 0, to);
    }

    @Override
    Tensor derivative(Tensor y) {
        return y.mul(2).reciprocal();
    }
}
