package dev.gradus.core;

import org.jspecify.annotations.Nullable;

/** z = x y; ∂z/∂x = y, ∂z/∂y = x. */
final class Mul extends BinaryOperation {
    private @Nullable Saved x;
    private @Nullable Saved y;

    Mul() {
        super("mul");
    }

    @Override
    public void run(DType type, Object x, Object y, Object out, int from, int to) {
        type.number().arithmetic().mul(x, y, out, from, to);
    }

    @Override
    void save(Tensor[] inputs, Tensor output) {
        super.save(inputs, output);
        x = savedFor(1, inputs[0]);
        y = savedFor(0, inputs[1]);
    }

    @Override
    void forget() {
        x = null;
        y = null;
    }

    @Override
    Tensor stretchedGradient(int input, Tensor upstream) {
        return upstream.mul(Saved.get(input == 0 ? y : x));
    }
}
