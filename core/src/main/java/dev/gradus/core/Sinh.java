package dev.gradus.core;

/** y = sinh x; dy/dx = cosh x. */
final class Sinh extends UnaryOperation {
    Sinh() {
        super("sinh", DerivativeFrom.INPUT);
    }

    @Override
    void kernel(DType type, Object x, Object out, int to) {
        type.floating().math().sinh(x, out, 0, to);
    }

    @Override
    Tensor derivative(Tensor x) {
        return x.cosh();
    }
}
