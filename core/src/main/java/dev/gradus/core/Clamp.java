package dev.gradus.core;

import org.jspecify.annotations.Nullable;

/** y = min(max(x, low), high); dy/dx = 1 where low ≤ x ≤ high, else 0. */
final class Clamp extends Operation {
    private final double low;
    private final double high;
    private @Nullable Saved x;

    Clamp(double low, double high) {
        super("clamp");
        this.low = low;
        this.high = high;
    }

    @Override
    Shape shape(Tensor... inputs) {
        return inputs[0].shape();
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        DType type = output.dtype();
        Broadcast.run(new Maximum(), inputs[0], Tensor.scalar(low, type), output);
        Broadcast.run(new Minimum(), output, Tensor.scalar(high, type), output);
    }

    @Override
    void save(Tensor[] inputs, Tensor output) {
        x = saved(inputs[0]);
    }

    @Override
    void forget() {
        x = null;
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        Tensor value = Saved.get(x);
        return upstream.mul(value.ge(low).logicalAnd(value.le(high)).to(value.dtype()));
    }
}
