package dev.gradus.core;

/** y = sign x, which is -1, 0 or 1; dy/dx = 0. */
final class Sign extends UnaryOperation {
    Sign() {
        super("sign", DerivativeFrom.OUTPUT);
    }

    @Override
    void kernel(DType type, Object x, Object out, int to) {
        type.number().arithmetic().sign(x, out, 0, to);
    }

    @Override
    Tensor derivative(Tensor y) {
        return Tensor.scalar(0, y.dtype());
    }

    @Override
    DType computeType(DType type) {
        return DType.promote(type, DType.INT64);
    }
}
