package dev.gradus.core;

/** y = x²; dy/dx = 2x. */
final class Square extends UnaryOperation {
    Square() {
        super("square", DerivativeFrom.INPUT);
    }

    @Override
    void kernel(DType type, Object x, Object out, int to) {
        type.floating().math().square(x, out, 0, to);
    }

    @Override
    Tensor derivative(Tensor x) {
        return x.mul(2);
    }
}
