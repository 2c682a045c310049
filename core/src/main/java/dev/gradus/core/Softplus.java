package dev.gradus.core;

/** y = ln(1 + e^(β x)) / β, but x where β x > θ; dy/dx = σ(β x), but 1 where β x > θ. */
final class Softplus extends ComposedActivation {
    private final double beta;
    private final double threshold;

    Softplus(double beta, double threshold) {
        super("softplus");
        if (beta == 0 || !Double.isFinite(beta)) {
            throw error("expected a finite beta other than 0, got %s", beta);
        }
        this.beta = beta;
        this.threshold = threshold;
    }

    /** ln(1 + eᶻ) is max(z, 0) + ln(1 + e^-|z|), which does not overflow. */
    @Override
    Tensor value(Tensor x) {
        Tensor z = scaled(x);
        Tensor smooth = z.relu().add(z.abs().neg().exp().log1p());
        Tensor y = beta == 1 ? smooth : smooth.div(beta);
        return threshold == Double.POSITIVE_INFINITY ? y : z.gt(threshold).where(x, y);
    }

    @Override
    Tensor derivative(Tensor x) {
        Tensor z = scaled(x);
        Tensor slope = z.sigmoid();
        return threshold == Double.POSITIVE_INFINITY
                ? slope
                : z.gt(threshold).where(Tensor.scalar(1, x.dtype()), slope);
    }

    private Tensor scaled(Tensor x) {
        return beta == 1 ? x : x.mul(beta);
    }
}
