package dev.gradus.core;

/** z = max(x, y); the gradient goes to the larger one, in halves to equal ones, to both beside a NaN. */
final class Maximum extends BinaryOperation {
    Maximum() {
        super("maximum");
    }

    @Override
    public void run(DType type, Object x, Object y, Object out, int from, int to) {
        type.number().arithmetic().maximum(x, y, out, from, to);
    }

    @Override
    void save(Tensor[] inputs, Tensor output) {
        keep(inputs[0], inputs[1]);
    }

    @Override
    Tensor stretchedGradient(int input, Tensor upstream) {
        Tensor mine = kept(input);
        Tensor other = kept(1 - input);
        Tensor passes = mine.lt(other).logicalNot().to(mine.dtype());
        Tensor half = mine.eq(other).to(mine.dtype()).mul(0.5);
        return upstream.mul(passes.sub(half));
    }
}
