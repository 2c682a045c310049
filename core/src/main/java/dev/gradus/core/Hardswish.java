package dev.gradus.core;

/**
 * y = x min(max(x + 3, 0), 6) / 6; dy/dx = 0 where x < -3, x / 3 + 1/2 where -3 ≤ x < 3, else 1. PyTorch's vector loops take
 * the same sides at the kinks.
 */
final class Hardswish extends ComposedActivation {
    Hardswish() {
        super("hardswish");
    }

    @Override
    Tensor value(Tensor x) {
        return x.mul(x.add(3).clamp(0, 6).div(6));
    }

    @Override
    Tensor derivative(Tensor x) {
        Tensor between = x.lt(3).where(x.div(3).add(0.5), Tensor.scalar(1, x.dtype()));
        return x.lt(-3).where(Tensor.scalar(0, x.dtype()), between);
    }
}
