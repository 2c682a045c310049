package dev.gradus.core;

/** y = x - ln Σ eˣ along the last dimension; the gradient g becomes g - eʸ Σ g. */
final class LogSoftmax extends RowOperation {
    LogSoftmax() {
        super("logSoftmax");
    }

    @Override
    void kernel(DType type, Object x, Object out, int rows, int length) {
        type.floating().softmax().logSoftmax(x, out, rows, length);
    }

    @Override
    void gradientKernel(DType type, Object y, Object upstream, Object out, int rows, int length) {
        type.floating().softmax().logSoftmaxGradient(y, upstream, out, rows, length);
    }

    @Override
    Tensor differentiableGradient(Tensor y, Tensor upstream) {
        return upstream.sub(y.exp().mul(upstream.sum(-1, true)));
    }
}
