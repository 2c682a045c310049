package dev.gradus.core;

/** z = x y; ∂z/∂x = y, ∂z/∂y = x. */
final class Mul extends BinaryOperation {
    Mul() {
        super("mul");
    }

    @Override
    boolean keepsBool() {
        return true;
    }

    @Override
    public void run(DType type, Object x, Object y, Object out, int from, int to) {
        type.number().arithmetic().mul(x, y, out, from, to);
    }

    @Override
    void save(Tensor[] inputs, Tensor output) {
        keep(needsGradient(1) ? inputs[0] : null, needsGradient(0) ? inputs[1] : null);
    }

    @Override
    Tensor stretchedGradient(int input, Tensor upstream) {
        return upstream.mul(kept(1 - input));
    }
}
