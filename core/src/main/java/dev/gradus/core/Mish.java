package dev.gradus.core;

/** y = x t with t = tanh(ln(1 + eˣ)); dy/dx = t + x σ(x) (1 - t²). */
final class Mish extends ComposedActivation {
    Mish() {
        super("mish");
    }

    @Override
    Tensor value(Tensor x) {
        return x.mul(factor(x));
    }

    @Override
    Tensor derivative(Tensor x) {
        Tensor t = factor(x);
        return t.add(x.mul(x.sigmoid()).mul(t.square().neg().add(1)));
    }

    private static Tensor factor(Tensor x) {
        return x.softplus().tanh();
    }
}
