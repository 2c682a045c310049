package dev.gradus.core;

/** z = min(x, y); the gradient goes to the smaller one, in halves to equal ones, to both beside a NaN. */
final class Minimum extends BinaryOperation {
    Minimum() {
        super("minimum");
    }

    @Override
    public void run(DType type, Object x, Object y, Object out, int from, int to) {
        type.number().arithmetic().minimum(x, y, out, from, to);
    }

    @Override
    void save(Tensor[] inputs, Tensor output) {
        keep(inputs[0], inputs[1]);
    }

    @Override
    Tensor stretchedGradient(int input, Tensor upstream) {
        Tensor mine = kept(input);
        Tensor other = kept(1 - input);
        Tensor passes = mine.gt(other).logicalNot().to(mine.dtype());
        Tensor half = mine.eq(other).to(mine.dtype()).mul(0.5);
        return upstream.mul(passes.sub(half));
    }
}
