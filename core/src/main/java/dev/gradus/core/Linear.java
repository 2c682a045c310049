package dev.gradus.core;

import dev.gradus.core.kernel.MatmulKernels;

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
        if (inputs.length > BIAS && !inputs[BIAS].shape().equals(Shape.of(weights.size(0)))) {
            throw error(
                    "expected a bias of shape (%d,) for the weight %s, got %s",
                    weights.size(0), weights, inputs[BIAS].shape());
        }
        return Shape.of(rows.size(0), weights.size(0));
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        Tensor in = inputs[X];
        Tensor weights = inputs[WEIGHT];
        boolean hasBias = inputs.length > BIAS;
        if (hasBias) {
            Layout.read(new BroadcastTo(output.shape()).view(inputs[BIAS]), output.storage.array);
        }
        MatmulKernels<Object> kernels = output.dtype().floating().matmul();
        kernels.gemm(
                in.size(0),
                weights.size(0),
                in.size(1),
                in.storage.array,
                in.offset,
                in.strides[0],
                in.strides[1],
                weights.storage.array,
                weights.offset,
                weights.strides[1],
                weights.strides[0],
                output.storage.array,
                0,
                weights.size(0),
                hasBias);
    }

    @Override
    void save(Tensor[] inputs, Tensor output) {
        keep(needsGradient(WEIGHT) ? inputs[X] : null, needsGradient(X) ? inputs[WEIGHT] : null);
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return switch (input) {
            case X -> upstream.matmul(kept(WEIGHT));
            case WEIGHT -> upstream.transpose(0, 1).matmul(kept(X));
            default -> upstream.sum(0);
        };
    }
}
