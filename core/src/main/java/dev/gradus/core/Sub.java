package dev.gradus.core;

/** z = x - y; ∂z/∂x = 1, ∂z/∂y = -1. */
final class Sub extends BinaryOperation {
    Sub() {
        super("sub");
    }

    @Override
    public void run(DType type, Object x, Object y, Object out, int from, int to) {
        type.number().arithmetic().sub(x, y, out, from, to);
    }

    @Override
    Tensor stretchedGradient(int input, Tensor upstream) {
        return input == 0 ? upstream : upstream.neg();
    }
}
