package dev.gradus.core;

/** y = 1 / x; dy/dx = -y². */
final class Reciprocal extends UnaryOperation {
    Reciprocal() {
        super("reciprocal", DerivativeFrom.OUTPUT);
    }

    @Override
    void kernel(DType type, Object x, Object out, int to) {
        type.floating().math().reciprocal(x, out, 0, to);
    }

    @Override
    Tensor derivative(Tensor y) {
        return y.square().neg();
    }
}
