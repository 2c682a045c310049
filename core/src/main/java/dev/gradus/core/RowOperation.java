package dev.gradus.core;

/** An operation on each row along the last dimension, whose gradient is had from its output. */
abstract class RowOperation extends Computation {
    RowOperation(String name) {
        super(name);
    }

    /** Computes all rows. */
    abstract void kernel(DType type, Object x, Object out, int rows, int length);

    /** The gradient with a kernel of its own, for when it need not be differentiated again. */
    abstract void gradientKernel(DType type, Object y, Object upstream, Object out, int rows, int length);

    /** The gradient in differentiable operations. */
    abstract Tensor differentiableGradient(Tensor y, Tensor upstream);

    @Override
    final Shape shape(Tensor... inputs) {
        return inputs[0].shape();
    }

    @Override
    final void compute(Tensor[] inputs, Tensor output) {
        kernel(output.dtype(), inputs[0].denseArray(), output.storage.array, rows(output), output.size(-1));
    }

    @Override
    final void save(Tensor[] inputs, Tensor output) {
        keep(output);
    }

    @Override
    final Tensor gradient(int input, Tensor upstream) {
        Tensor output = kept(0);
        if (Autograd.isRecording()) {
            return differentiableGradient(output, upstream);
        }
        Tensor result = Tensor.allocate(output.dtype(), output.shape());
        gradientKernel(
                output.dtype(),
                output.storage.array,
                upstream.denseArray(),
                result.storage.array,
                rows(output),
                output.size(-1));
        return result;
    }

    private static int rows(Tensor x) {
        return x.shape().product(0, x.rank() - 1);
    }
}
