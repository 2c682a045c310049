package dev.gradus.core;

/** y = x where x > 0, else s x; dy/dx = 1 where x > 0, else s. */
final class LeakyRelu extends ComposedActivation {
    private final double slope;

    LeakyRelu(double slope) {
        super("leakyRelu");
        this.slope = slope;
    }

    @Override
    Tensor value(Tensor x) {
        return x.gt(0).where(x, x.mul(slope));
    }

    @Override
    Tensor derivative(Tensor x) {
        return x.gt(0).where(Tensor.scalar(1, x.dtype()), Tensor.scalar(slope, x.dtype()));
    }
}
