package dev.gradus.core;

/** y = x Φ(x), where Φ is the cumulative distribution of the standard normal, and φ its density; dy/dx = Φ(x) + x φ(x). */
final class Gelu extends ActivationOperation {
    private static final double ROOT_OF_HALF = Math.sqrt(0.5);
    private static final double DENSITY_AT_0 = 1 / Math.sqrt(2 * Math.PI);

    Gelu() {
        super("gelu", DerivativeFrom.INPUT);
    }

    @Override
    void kernel(DType type, Object x, Object out, int to) {
        type.floating().activation().gelu(x, out, 0, to);
    }

    @Override
    Tensor derivative(Tensor x) {
        Tensor cumulative = x.mul(ROOT_OF_HALF).erf().add(1).mul(0.5);
        Tensor density = x.square().mul(-0.5).exp().mul(DENSITY_AT_0);
        return cumulative.add(x.mul(density));
    }

    @Override
    void gradientKernel(DType type, Object x, Object upstream, Object out, int to) {
        type.floating().activation().geluGradient(x, upstream, out, 0, to);
    }
}
