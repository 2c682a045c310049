package dev.gradus.core;

import java.util.function.UnaryOperator;

/** Running results along a dimension. A gradient flows through all of them; a scalar is taken for a vector of one element. */
public sealed interface ScanOperations permits Tensor {
    /**
     * The sums x₀ + ... + xᵢ of the elements along a dimension. Bool tensors are counted in int64.
     *
     * @param dim the dimension, counted from the last one when negative
     */
    default Tensor cumsum(int dim) {
        return asVector(x -> new CumSum(x.shape().checkDim(dim), false).apply(x));
    }

    /**
     * The products x₀ ... xᵢ of the elements along a dimension. Bool tensors are counted in int64.
     *
     * @param dim the dimension, counted from the last one when negative
     */
    default Tensor cumprod(int dim) {
        return asVector(x -> {
            int checked = x.shape().checkDim(dim);
            if (x.elements() == 0) {
                return x.copy();
            }
            Tensor start = new Embed(checked, 0, x.size(checked)).apply(x.narrow(checked, 0, 1));
            return new Recurrence(checked, false).apply(x, start);
        });
    }

    private Tensor asVector(UnaryOperator<Tensor> operation) {
        Tensor x = ((Tensor) this).toNumber();
        return x.rank() == 0 ? operation.apply(x.unsqueeze(0)).squeeze(0) : operation.apply(x);
    }
}
