package dev.gradus.core;

/** The same numbers in another type; dy/dx = 1. */
final class To extends Computation {
    private final DType target;
    private DType origin;

    To(DType target) {
        super("to");
        this.target = target;
        this.origin = target;
    }

    @Override
    DType dtype(Tensor... inputs) {
        return target;
    }

    @Override
    Shape shape(Tensor... inputs) {
        return inputs[0].shape();
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        Conversion.convert(inputs[0].dtype(), inputs[0].denseArray(), target, output.storage.array, output.elements());
    }

    @Override
    void save(Tensor[] inputs, Tensor output) {
        origin = inputs[0].dtype();
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return upstream.to(origin);
    }
}
