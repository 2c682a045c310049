package dev.gradus.core;

/** y = ln x; dy/dx = 1 / x. */
final class Log extends UnaryOperation {
    Log() {
        super("log", DerivativeFrom.INPUT);
    }

    @Override
    void kernel(DType type, Object x, Object out, int to) {
        type.floating().math().log(x, out, 0, to);
    }

    @Override
    Tensor derivative(Tensor x) {
        return x.reciprocal();
    }
}
