package dev.gradus.core;

/** y = x / (1 + |x|); dy/dx = 1 / (1 + |x|)². */
final class Softsign extends ComposedActivation {
    Softsign() {
        super("softsign");
    }

    @Override
    Tensor value(Tensor x) {
        return x.div(x.abs().add(1));
    }

    @Override
    Tensor derivative(Tensor x) {
        return x.abs().add(1).reciprocal().square();
    }
}
