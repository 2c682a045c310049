package dev.gradus.core;

/** y = ln Σ eˣ along the last dimension, which is kept with size 1; ∂y/∂x = e^(x - y). */
final class LogSumExp extends Computation {
    LogSumExp() {
        super("logSumExp");
    }

    @Override
    Shape shape(Tensor... inputs) {
        Shape shape = inputs[0].shape();
        return shape.with(shape.rank() - 1, 1);
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        Tensor in = inputs[0];
        in.dtype()
                .floating()
                .softmax()
                .logSumExp(in.denseArray(), output.storage.array, output.elements(), in.size(-1));
    }

    @Override
    void save(Tensor[] inputs, Tensor output) {
        keep(inputs[0], output);
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return upstream.mul(kept(0).sub(kept(1)).exp());
    }
}
