package dev.gradus.core;

/** An element-wise function of one tensor, whose derivative is had from its input or from its output. */
abstract class UnaryOperation extends Computation {
    /** From what the derivative is computed. */
    enum DerivativeFrom {
        INPUT,
        OUTPUT
    }

    private final DerivativeFrom source;

    UnaryOperation(String name, DerivativeFrom source) {
        super(name);
        this.source = source;
    }

    /** The result for a tensor of any type. */
    final Tensor of(Tensor x) {
        return apply(x.to(computeType(x.dtype())));
    }

    /** The result for a tensor of any type that is not needed any more, in its place if possible. */
    final Tensor ofExpendable(Tensor x) {
        return x.dtype() == computeType(x.dtype()) ? applyInPlace(x) : of(x);
    }

    /** The type to compute in: integers are computed in float32. */
    DType computeType(DType type) {
        return DType.promote(type, DType.FLOAT32);
    }

    /** The function over the indices from 0; the output may be the input. */
    abstract void kernel(DType type, Object x, Object out, int to);

    /** dy/dx, from x or from y, in differentiable operations. */
    abstract Tensor derivative(Tensor saved);

    @Override
    final Shape shape(Tensor... inputs) {
        return inputs[0].shape();
    }

    @Override
    final void compute(Tensor[] inputs, Tensor output) {
        Tensor x = inputs[0];
        Object out = output.storage.array;
        Object in = x.storage.array;
        if (!x.isDense()) {
            Layout.read(x, out);
            in = out;
        }
        kernel(x.dtype(), in, out, x.elements());
    }

    @Override
    final void save(Tensor[] inputs, Tensor output) {
        keep(source == DerivativeFrom.INPUT ? inputs[0] : output);
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return upstream.mul(derivative(kept(0)));
    }
}
