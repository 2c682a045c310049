package dev.gradus.core;

/** z = min(x, y). */
final class Minimum extends PairExtremum {
    Minimum() {
        super("minimum");
    }

    @Override
    public void run(DType type, Object x, Object y, Object out, int from, int to) {
        type.number().arithmetic().minimum(x, y, out, from, to);
    }

    @Override
    Tensor isBeaten(Tensor mine, Tensor other) {
        return mine.gt(other);
    }
}
