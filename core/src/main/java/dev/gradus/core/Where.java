package dev.gradus.core;

/** z = x where the condition holds, else y; each gets the gradient of the elements it gave. */
final class Where extends Computation {
    Where() {
        super("where");
    }

    /** The result for a condition and two operands of any types. */
    Tensor of(Tensor condition, Tensor x, Tensor y) {
        if (condition.dtype() != DType.BOOL) {
            throw error("the condition must be bool, got %s; compare, as in x.gt(0)", condition.dtype());
        }
        if (x.dtype() == DType.BOOL && y.dtype() == DType.BOOL) {
            return condition.logicalAnd(x).logicalOr(condition.logicalNot().logicalAnd(y));
        }
        DType common = DType.promote(DType.promote(x.dtype(), y.dtype()), DType.INT64);
        return apply(condition, x.to(common), y.to(common));
    }

    @Override
    DType dtype(Tensor... inputs) {
        return inputs[1].dtype();
    }

    @Override
    Shape shape(Tensor... inputs) {
        Shape operands = Shape.broadcast(operation(), inputs[1].shape(), inputs[2].shape());
        return Shape.broadcast(operation(), inputs[0].shape(), operands);
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        Shape shape = output.shape();
        output.dtype()
                .number()
                .arithmetic()
                .where(
                        (boolean[]) stretched(inputs[0], shape),
                        stretched(inputs[1], shape),
                        stretched(inputs[2], shape),
                        output.storage.array,
                        0,
                        output.elements());
    }

    private static Object stretched(Tensor x, Shape shape) {
        return x.view(shape, Layout.broadcastStrides(x, shape), x.offset).denseArray();
    }

    @Override
    void save(Tensor[] inputs, Tensor output) {
        keep(inputs[0]);
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        Tensor zero = Tensor.scalar(0, upstream.dtype());
        Tensor chosen = kept(0);
        Tensor stretched = input == 1 ? chosen.where(upstream, zero) : chosen.where(zero, upstream);
        return stretched.sumTo(inputShape(input));
    }
}
