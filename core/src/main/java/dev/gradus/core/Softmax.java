package dev.gradus.core;

/** y = eˣ / Σ eˣ along the last dimension; the gradient g becomes y (g - Σ g y). */
final class Softmax extends RowOperation {
    Softmax() {
        super("softmax");
    }

    @Override
    void kernel(DType type, Object x, Object out, int rows, int length) {
        type.floating().softmax().softmax(x, out, rows, length);
    }

    @Override
    void gradientKernel(DType type, Object y, Object upstream, Object out, int rows, int length) {
        type.floating().softmax().softmaxGradient(y, upstream, out, rows, length);
    }

    @Override
    Tensor differentiableGradient(Tensor y, Tensor upstream) {
        return y.mul(upstream.sub(upstream.mul(y).sum(-1, true)));
    }
}
