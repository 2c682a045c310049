package dev.gradus.core;

/** Tensors one after another along a dimension; each gets its stretch of the gradient. */
final class Cat extends Computation {
    private final int dim;

    Cat(int dim) {
        super("cat");
        this.dim = dim;
    }

    @Override
    Shape shape(Tensor... inputs) {
        Shape first = inputs[0].shape();
        long total = 0;
        for (Tensor input : inputs) {
            if (input.rank() != first.rank()
                    || !input.shape().with(dim, first.size(dim)).equals(first)) {
                throw error("all shapes must be equal but for dimension %d, got %s and %s", dim, first, input.shape());
            }
            total += input.size(dim);
        }
        return first.with(dim, Math.toIntExact(total));
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        int start = 0;
        for (Tensor input : inputs) {
            int length = input.size(dim);
            Layout.write(new Narrow(dim, start, length).view(output), input.denseArray());
            start += length;
        }
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        int start = 0;
        for (int i = 0; i < input; i++) {
            start += inputShape(i).size(dim);
        }
        return upstream.narrow(dim, start, inputShape(input).size(dim));
    }
}
