package dev.gradus.core;

/** y = ln(1 + x); dy/dx = 1 / (1 + x). */
final class Log1p extends UnaryOperation {
    Log1p() {
        super("log1p", DerivativeFrom.INPUT);
    }

    @Override
    void kernel(DType type, Object x, Object out, int to) {
        type.floating().math().log1p(x, out, 0, to);
    }

    @Override
    Tensor derivative(Tensor x) {
        return x.add(1).reciprocal();
    }
}
