package dev.gradus.core;

/** The larger or the smaller of two elements; the gradient goes to it, in halves to equal ones, to both beside a NaN. */
abstract class PairExtremum extends BinaryOperation {
    PairExtremum(String name) {
        super(name);
    }

    @Override
    final boolean keepsBool() {
        return true;
    }

    /** True where the other operand is the extreme one. */
    abstract Tensor isBeaten(Tensor mine, Tensor other);

    @Override
    final void save(Tensor[] inputs, Tensor output) {
        keep(inputs[0], inputs[1]);
    }

    @Override
    final Tensor stretchedGradient(int input, Tensor upstream) {
        Tensor mine = kept(input);
        Tensor other = kept(1 - input);
        Tensor passes = isBeaten(mine, other).logicalNot().to(mine.dtype());
        Tensor half = mine.eq(other).to(mine.dtype()).mul(0.5);
        return upstream.mul(passes.sub(half));
    }
}
