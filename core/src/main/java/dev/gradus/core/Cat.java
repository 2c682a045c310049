package dev.gradus.core;

/** Tensors one after another along a dimension; each gets its stretch of the gradient. */
final class Cat extends Operation {
    private final int dim;
    private int[] starts = {};

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
        int[] firsts = startsOf(inputs);
        for (int i = 0; i < inputs.length; i++) {
            Layout.write(new Narrow(dim, firsts[i], inputs[i].size(dim)).view(output), inputs[i].denseArray());
        }
    }

    private int[] startsOf(Tensor[] inputs) {
        int[] result = new int[inputs.length + 1];
        for (int i = 0; i < inputs.length; i++) {
            result[i + 1] = result[i] + inputs[i].size(dim);
        }
        return result;
    }

    @Override
    void save(Tensor[] inputs, Tensor output) {
        starts = startsOf(inputs);
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return upstream.narrow(dim, starts[input], starts[input + 1] - starts[input]);
    }
}
