package dev.gradus.core;

/** y = λ x where x > 0, else λ α (e^(x / τ) - 1); dy/dx = λ where x > 0, else λ α e^(x / τ) / τ. */
final class Elu extends ComposedActivation {
    private final double alpha;
    private final double scale;
    private final double width;

    /**
     * A unit.
     *
     * @param alpha α
     * @param scale λ
     * @param width τ
     */
    Elu(String name, double alpha, double scale, double width) {
        super(name);
        if ((float) width == 0) {
            throw error("expected an alpha other than 0, got %s", alpha);
        }
        this.alpha = alpha;
        this.scale = scale;
        this.width = width;
    }

    @Override
    Tensor value(Tensor x) {
        return x.gt(0).where(scaled(x), exponent(x, width).expm1().mul(scale * alpha));
    }

    /** PyTorch rounds τ to float32 here, whatever the type of x; so the same is done, to train alike. */
    @Override
    Tensor derivative(Tensor x) {
        double rounded = (float) width;
        return x.gt(0)
                .where(
                        Tensor.scalar(scale, x.dtype()),
                        exponent(x, rounded).exp().mul(scale * alpha / rounded));
    }

    private Tensor scaled(Tensor x) {
        return scale == 1 ? x : x.mul(scale);
    }

    /** x / τ where x ≤ 0; elsewhere 0, so that nothing overflows that is not looked at. */
    private static Tensor exponent(Tensor x, double divisor) {
        Tensor negative = x.clamp(Double.NEGATIVE_INFINITY, 0);
        return divisor == 1 ? negative : negative.div(divisor);
    }
}
