package dev.gradus.core;

/** y = atan x; dy/dx = 1 / (1 + x²). */
final class Atan extends UnaryOperation {
    Atan() {
        super("atan", DerivativeFrom.INPUT);
    }

    @Override
    void kernel(DType type, Object x, Object out, int to) {
        type.floating().math().atan(x, out, 0, to);
    }

    @Override
    Tensor derivative(Tensor x) {
        return x.square().add(1).reciprocal();
    }
}
