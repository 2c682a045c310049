package dev.gradus.core;

/** y = x - tanh x; dy/dx = tanh² x. */
final class Tanhshrink extends ComposedActivation {
    Tanhshrink() {
        super("tanhshrink");
    }

    @Override
    Tensor value(Tensor x) {
        return x.sub(x.tanh());
    }

    @Override
    Tensor derivative(Tensor x) {
        return x.tanh().square();
    }
}
