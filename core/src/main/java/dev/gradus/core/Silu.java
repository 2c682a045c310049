package dev.gradus.core;

/** y = x σ(x); dy/dx = σ(x) (1 + x (1 - σ(x))), where 1 - σ(x) is σ(-x). */
final class Silu extends ComposedActivation {
    Silu() {
        super("silu");
    }

    @Override
    Tensor value(Tensor x) {
        return x.mul(x.sigmoid());
    }

    @Override
    Tensor derivative(Tensor x) {
        return x.sigmoid().mul(x.mul(x.neg().sigmoid()).add(1));
    }
}
