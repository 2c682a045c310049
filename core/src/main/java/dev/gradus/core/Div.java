package dev.gradus.core;

/** z = x / y; ∂z/∂x = 1 / y, ∂z/∂y = -x / y². */
final class Div extends BinaryOperation {
    Div() {
        super("div");
    }

    @Override
    DType commonType(DType promoted) {
        return DType.promote(promoted, DType.FLOAT32);
    }

    @Override
    public void run(DType type, Object x, Object y, Object out, int from, int to) {
        type.floating().math().div(x, y, out, from, to);
    }

    @Override
    void save(Tensor[] inputs, Tensor output) {
        keep(needsGradient(1) ? inputs[0] : null, inputs[1]);
    }

    @Override
    Tensor stretchedGradient(int input, Tensor upstream) {
        Tensor divisor = kept(1);
        return input == 0
                ? upstream.div(divisor)
                : upstream.mul(kept(0)).div(divisor.square()).neg();
    }
}
