package dev.gradus.core;

/** A tensor put into zeros as a stretch of one dimension: the reverse of {@link Narrow}. */
final class Embed extends Computation {
    private final int dim;
    private final int start;
    private final int size;

    Embed(int dim, int start, int size) {
        super("embed");
        this.dim = dim;
        this.start = start;
        this.size = size;
    }

    @Override
    Shape shape(Tensor... inputs) {
        return inputs[0].shape().with(dim, size);
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        Layout.fill(output, 0);
        Layout.write(new Narrow(dim, start, inputs[0].size(dim)).view(output), inputs[0].denseArray());
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return upstream.narrow(dim, start, inputShape(0).size(dim));
    }
}
