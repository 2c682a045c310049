package dev.gradus.core;

/** An element-wise operation on two tensors, which are broadcast to one shape and promoted to one type. */
abstract class BinaryOperation extends Computation implements Broadcast.Kernel {
    BinaryOperation(String name) {
        super(name);
    }

    /** The result for two operands of any numeric types. */
    final Tensor of(Tensor x, Tensor y) {
        DType promoted = DType.promote(x.dtype(), y.dtype());
        DType common = commonType(promoted);
        Tensor result = apply(x.to(common), y.to(common));
        return promoted == DType.BOOL && keepsBool() ? result.to(DType.BOOL) : result;
    }

    /** Whether bool operands give bool: true for what is not 0. */
    boolean keepsBool() {
        return false;
    }

    /** The type to compute in, from the promoted one. */
    DType commonType(DType promoted) {
        return DType.promote(promoted, DType.INT64);
    }

    @Override
    final Shape shape(Tensor... inputs) {
        return Shape.broadcast(operation(), inputs[0].shape(), inputs[1].shape());
    }

    @Override
    final void compute(Tensor[] inputs, Tensor output) {
        Broadcast.run(this, inputs[0], inputs[1], output);
    }

    /** The gradient as if both operands had had the output's shape. */
    abstract Tensor stretchedGradient(int input, Tensor upstream);

    @Override
    final Tensor gradient(int input, Tensor upstream) {
        return stretchedGradient(input, upstream).sumTo(inputShape(input));
    }
}
