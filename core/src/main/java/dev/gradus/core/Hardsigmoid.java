package dev.gradus.core;

/** y = min(max(x + 3, 0), 6) / 6; dy/dx = 1/6 where -3 < x < 3, else 0. */
final class Hardsigmoid extends ComposedActivation {
    /** PyTorch rounds it to float32, whatever the type of x; so the same is done, to train alike. */
    private static final double SLOPE = 1 / 6f;

    Hardsigmoid() {
        super("hardsigmoid");
    }

    @Override
    Tensor value(Tensor x) {
        return x.add(3).clamp(0, 6).div(6);
    }

    @Override
    Tensor derivative(Tensor x) {
        return x.abs().lt(3).to(x.dtype()).mul(SLOPE);
    }
}
