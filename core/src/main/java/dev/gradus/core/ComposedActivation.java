package dev.gradus.core;

/**
 * An activation function that other operations compute, recorded as one with a derivative of its own: where theirs,
 * joined, would lose precision or be another one at a kink, or more would have to be kept than the input.
 */
abstract class ComposedActivation extends Operation {
    ComposedActivation(String name) {
        super(name);
    }

    /** The result for a tensor of any type; integers are computed in float32. */
    final Tensor of(Tensor x) {
        return apply(x.to(DType.promote(x.dtype(), DType.FLOAT32)));
    }

    /** y, which must be a new tensor. */
    abstract Tensor value(Tensor x);

    /** dy/dx in differentiable operations. */
    abstract Tensor derivative(Tensor x);

    @Override
    final Tensor forward(GradientMode mode, Tensor... inputs) {
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            return value(inputs[0]);
        }
    }

    @Override
    final void save(Tensor[] inputs, Tensor output) {
        keep(inputs[0]);
    }

    @Override
    final Tensor gradient(int input, Tensor upstream) {
        return upstream.mul(derivative(kept(0)));
    }
}
