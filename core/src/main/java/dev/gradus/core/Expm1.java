package dev.gradus.core;

/** y = eˣ - 1; dy/dx = y + 1. */
final class Expm1 extends UnaryOperation {
    Expm1() {
        super("expm1", DerivativeFrom.OUTPUT);
    }

    @Override
    void kernel(DType type, Object x, Object out, int to) {
        type.floating().math().expm1(x, out, 0, to);
    }

    @Override
    Tensor derivative(Tensor y) {
        return y.add(1);
    }
}
