package dev.gradus.core;

/** y = cosh x; dy/dx = sinh x. */
final class Cosh extends UnaryOperation {
    Cosh() {
        super("cosh", DerivativeFrom.INPUT);
    }

    @Override
    void kernel(DType type, Object x, Object out, int to) {
        type.floating().math().cosh(x, out, 0, to);
    }

    @Override
    Tensor derivative(Tensor x) {
        return x.sinh();
    }
}
