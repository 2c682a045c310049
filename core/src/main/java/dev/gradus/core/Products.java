package dev.gradus.core;

/** Matrix products of operands with any number of dimensions, brought into the form that the kernels know. */
final class Products {
    private Products() {}

    static Tensor matmul(Tensor x, Tensor y) {
        if (x.rank() == 0 || y.rank() == 0) {
            throw new OperationException(
                    "matmul",
                    "both operands need at least one dimension, got the shapes %s and %s; multiply by a scalar with mul"
                            .formatted(x.shape(), y.shape()));
        }
        checkInner(x.shape(), y.shape());
        if (!x.dtype().isFloating() && !y.dtype().isFloating()) {
            return matmul(x.to(DType.FLOAT64), y.to(DType.FLOAT64)).to(DType.INT64);
        }
        DType common = DType.promote(DType.promote(x.dtype(), y.dtype()), DType.FLOAT32);
        Tensor a = x.to(common);
        Tensor b = y.to(common);
        if (a.rank() == 1) {
            return matmul(a.unsqueeze(0), b).squeeze(b.rank() == 1 ? 0 : -2);
        }
        if (b.rank() == 1) {
            return matmul(a, b.unsqueeze(1)).squeeze(-1);
        }
        return a.rank() > 2 && b.rank() == 2 ? foldedMatmul(a, b) : new MatMul(false, false).apply(a, b);
    }

    private static void checkInner(Shape a, Shape b) {
        int rows = b.size(b.rank() == 1 ? 0 : -2);
        if (a.size(-1) != rows) {
            throw new OperationException(
                    "matmul",
                    "the columns of %s must be as many as the rows of %s, got %d and %d; transpose one of them?"
                            .formatted(a, b, a.size(-1), rows));
        }
    }

    /** One product of all rows of a batch with the same matrix, instead of one for each matrix of the batch. */
    private static Tensor foldedMatmul(Tensor x, Tensor y) {
        return new MatMul(false, false).apply(rows(x), y).reshape(x.shape().with(x.rank() - 1, y.size(1)));
    }

    /** Linear layers see a batch of rows, whatever the leading dimensions. */
    static Tensor linear(Tensor x, Tensor weight, Tensor... bias) {
        if (x.rank() == 0 || weight.rank() != 2) {
            throw new OperationException(
                    "linear",
                    "expected an input of at least one dimension and a weight of shape (out, in), got the shapes %s and %s"
                            .formatted(x.shape(), weight.shape()));
        }
        checkType("linear", "weight", weight, x);
        for (Tensor vector : bias) {
            checkType("linear", "bias", vector, x);
        }
        Tensor rows = x.rank() == 2 ? x : rows(x);
        Tensor product =
                bias.length == 0 ? new Linear().apply(rows, weight) : new Linear().apply(rows, weight, bias[0]);
        return x.rank() == 2 ? product : product.reshape(x.shape().with(x.rank() - 1, weight.size(0)));
    }

    /** Throws the error that a layer's parameter and its input differ in type, if they do. */
    static void checkType(String operation, String name, Tensor parameter, Tensor x) {
        if (!parameter.dtype().isFloating()) {
            throw new OperationException(
                    operation, "the %s must be float32 or float64, got %s".formatted(name, parameter.dtype()));
        }
        if (x.dtype() != parameter.dtype()) {
            throw new OperationException(
                    operation,
                    "expected an input of the %s's type %s, got %s; convert the one with to(DType), or the module with Module.to(DType)"
                            .formatted(name, parameter.dtype(), x.dtype()));
        }
    }

    private static Tensor rows(Tensor x) {
        return x.reshape(x.shape().product(0, x.rank() - 1), x.size(-1));
    }
}
