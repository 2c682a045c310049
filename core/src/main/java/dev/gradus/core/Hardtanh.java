package dev.gradus.core;

/** y = min(max(x, low), high); dy/dx = 1 where low < x < high, else 0: other than {@link Clamp}, 0 at both ends. */
final class Hardtanh extends ComposedActivation {
    private final double low;
    private final double high;

    Hardtanh(double low, double high) {
        super("hardtanh");
        if (!(low < high)) {
            throw error("expected a low end below the high one, got %s and %s", low, high);
        }
        this.low = low;
        this.high = high;
    }

    @Override
    Tensor value(Tensor x) {
        return x.clamp(low, high);
    }

    @Override
    Tensor derivative(Tensor x) {
        return x.le(low).logicalOr(x.ge(high)).logicalNot().to(x.dtype());
    }
}
