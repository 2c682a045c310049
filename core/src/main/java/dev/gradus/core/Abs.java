package dev.gradus.core;

/** y = |x|; dy/dx = sign x, which is 0 at 0. */
final class Abs extends UnaryOperation {
    Abs() {
        super("abs", DerivativeFrom.INPUT);
    }

    @Override
    void kernel(DType type, Object x, Object out, int to) {
        type.number().arithmetic().abs(x, out, 0, to);
    }

    @Override
    Tensor derivative(Tensor x) {
        return x.sign();
    }

    @Override
    DType computeType(DType type) {
        return DType.promote(type, DType.INT64);
    }
}
