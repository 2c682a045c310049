package dev.gradus.core;

import org.jspecify.annotations.Nullable;

/** z = x / y; ∂z/∂x = 1 / y, ∂z/∂y = -x / y². */
final class Div extends BinaryOperation {
    private @Nullable Saved x;
    private @Nullable Saved y;

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
        super.save(inputs, output);
        x = savedFor(1, inputs[0]);
        y = saved(inputs[1]);
    }

    @Override
    void forget() {
        x = null;
        y = null;
    }

    @Override
    Tensor stretchedGradient(int input, Tensor upstream) {
        Tensor divisor = Saved.get(y);
        return input == 0
                ? upstream.div(divisor)
                : upstream.mul(Saved.get(x)).div(divisor.square()).neg();
    }
}
