package dev.gradus.core;

/** y = -x; dy/dx = -1. */
final class Neg extends UnaryOperation {
    Neg() {
        super("neg", DerivativeFrom.OUTPUT);
    }

    @Override
    void kernel(DType type, Object x, Object out, int to) {
        type.number().arithmetic().neg(x, out, 0, to);
    }

    @Override
    Tensor derivative(Tensor y) {
        return Tensor.scalar(-1, y.dtype());
    }

    @Override
    DType computeType(DType type) {
        return DType.promote(type, DType.INT64);
    }
}
