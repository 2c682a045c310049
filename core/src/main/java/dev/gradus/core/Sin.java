package dev.gradus.core;

/** y = sin x; dy/dx = cos x. */
final class Sin extends UnaryOperation {
    Sin() {
        super("sin", DerivativeFrom.INPUT);
    }

    @Override
    void kernel(DType type, Object x, Object out, int to) {
        type.floating().math().sin(x, out, 0, to);
    }

    @Override
    Tensor derivative(Tensor x) {
        return x.cos();
    }
}
