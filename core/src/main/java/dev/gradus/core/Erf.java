package dev.gradus.core;

/** y = erf x; dy/dx = 2/√π · e^(-x²). */
final class Erf extends UnaryOperation {
    Erf() {
        super("erf", DerivativeFrom.INPUT);
    }

    @Override
    void kernel(DType type, Object x, Object out, int to) {
        type.floating().math().erf(x, out, 0, to);
    }

    @Override
    Tensor derivative(Tensor x) {
        return x.square().neg().exp().mul(2 / Math.sqrt(Math.PI));
    }
}
