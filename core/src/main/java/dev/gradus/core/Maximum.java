package dev.gradus.core;

import org.jspecify.annotations.Nullable;

/** z = max(x, y); the gradient goes to the larger one, in halves to equal ones. */
final class Maximum extends BinaryOperation {
    private @Nullable Saved x;
    private @Nullable Saved y;

    Maximum() {
        super("maximum");
    }

    @Override
    public void run(DType type, Object x, Object y, Object out, int from, int to) {
        type.number().arithmetic().maximum(x, y, out, from, to);
    }

    @Override
    void save(Tensor[] inputs, Tensor output) {
        super.save(inputs, output);
        x = saved(inputs[0]);
        y = saved(inputs[1]);
    }

    @Override
    void forget() {
        x = null;
        y = null;
    }

    @Override
    Tensor stretchedGradient(int input, Tensor upstream) {
        Tensor mine = Saved.get(input == 0 ? x : y);
        Tensor other = Saved.get(input == 0 ? y : x);
        Tensor whole = mine.gt(other).to(mine.dtype());
        Tensor half = mine.eq(other).to(mine.dtype()).mul(0.5);
        return upstream.mul(whole.add(half));
    }
}
