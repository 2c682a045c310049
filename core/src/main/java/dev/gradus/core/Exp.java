package dev.gradus.core;

/** y = eˣ; dy/dx = y. */
final class Exp extends UnaryOperation {
    Exp() {
        super("exp", DerivativeFrom.OUTPUT);
    }

    @Override
    void kernel(DType type, Object x, Object out, int to) {
        type.floating().math().exp(x, out, 0, to);
    }

    @Override
    Tensor derivative(Tensor y) {
        return y;
    }
}
