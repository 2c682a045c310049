package dev.gradus.core;

/** z = x + y; ∂z/∂x = ∂z/∂y = 1. */
final class Add extends BinaryOperation {
    Add() {
        super("add");
    }

    @Override
    boolean keepsBool() {
        return true;
    }

    @Override
    public void run(DType type, Object x, Object y, Object out, int from, int to) {
        type.number().arithmetic().add(x, y, out, from, to);
    }

    @Override
    Tensor stretchedGradient(int input, Tensor upstream) {
        return upstream;
    }
}
