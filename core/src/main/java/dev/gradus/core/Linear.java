package dev.gradus.core;

/** Y = X Wᵀ + b for a batch of rows; ∂L/∂X = ∂L/∂Y W, ∂L/∂W = (∂L/∂Y)ᵀ X, ∂L/∂b = Σ over the rows of ∂L/∂Y. */
final class Linear extends Computation {
    private static final int X = 0;
    private static final int WEIGHT = 1;
    private static final int BIAS = 2;

    Linear() {
        super("linear");
    }

    @Override
    Shape shape(Tensor... inputs) {
        Shape rows = inputs[X].shape();
        Shape weights = inputs[WEIGHT].shape();
        if (rows.size(-1) != weights.size(1)) {
            throw error(
                    "expected %d features in the last dimension (weight %s), got %d (input %s)",
                    weights.size(1), weights, rows.size(-1), rows);
        }
        if (inputs.length > BIAS && !fits(inputs[BIAS], weights)) {
            throw error(
                    "expected a bias of shape (%d,) for the weight %s, got %s",
                    weights.size(0), weights, inputs[BIAS].shape());
        }
        return Shape.owning(new int[] {rows.size(0), weights.size(0)});
    }

    private static boolean fits(Tensor bias, Shape weights) {
        return bias.rank() == 1 && bias.elements() == weights.size(0);
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        Tensor x = inputs[X];
        Tensor weight = inputs[WEIGHT];
        if (inputs.length == WEIGHT + 1) {
            new MatMul(false, true).multiply(x, weight, output);
            return;
        }
        int outputs = weight.size(0);
        output.dtype()
                .floating()
                .matmul()
                .affine(
                        x.size(0),
                        outputs,
                        x.size(1),
                        x.storage.array,
                        x.offset,
                        x.strides[0],
                        x.strides[1],
                        weight.storage.array,
                        weight.offset,
                        weight.strides[1],
                        weight.strides[0],
                        inputs[BIAS].denseArray(),
                        output.storage.array,
                        0,
                        outputs);
    }

    @Override
    void save(Tensor[] inputs, Tensor output) {
        keep(needsGradient(WEIGHT) ? inputs[X] : null, needsGradient(X) ? inputs[WEIGHT] : null);
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return switch (input) {
            case X -> new MatMul(false, false).apply(upstream, kept(WEIGHT));
            case WEIGHT -> new MatMul(true, false).apply(upstream, kept(X));
            default -> upstream.sum(0);
        };
    }
}
