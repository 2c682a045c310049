package dev.gradus.core;

/** y = cos x; dy/dx = -sin x. */
final class Cos extends UnaryOperation {
    Cos() {
        super("cos", DerivativeFrom.INPUT);
    }

    @Override
    void kernel(DType type, Object x, Object out, int to) {
        type.floating().math().cos(x, out, 0, to);
    }

    @Override
    Tensor derivative(Tensor x) {
        return x.sin().neg();
    }
}
