package dev.gradus.core;

/** y = log₂ x; dy/dx = 1 / (x ln 2). */
final class Log2 extends UnaryOperation {
    Log2() {
        super("log2", DerivativeFrom.INPUT);
    }

    @Override
    void kernel(DType type, Object x, Object out, int to) {
        type.floating().math().log2(x, out, 0, to);
    }

    @Override
    Tensor derivative(Tensor x) {
        return x.mul(Math.log(2)).reciprocal();
    }
}
