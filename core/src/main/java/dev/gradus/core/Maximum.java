package dev.gradus.core;

/** z = max(x, y). */
final class Maximum extends PairExtremum {
    Maximum() {
        super("maximum");
    }

    @Override
    public void run(DType type, Object x, Object y, Object out, int from, int to) {
        type.number().arithmetic().maximum(x, y, out, from, to);
    }

    @Override
    Tensor isBeaten(Tensor mine, Tensor other) {
        return mine.lt(other);
    }
}
