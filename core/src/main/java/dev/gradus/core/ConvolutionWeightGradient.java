package dev.gradus.core;

import dev.gradus.core.kernel.ConvolutionKernels;
import dev.gradus.core.kernel.ConvolutionShape;

/**
 * g = the gradient of a convolution's weight, from its input x and the gradient u of its output; with v = ∂L/∂g, ∂L/∂x is
 * {@link ConvolutionInputGradient} of u and v, ∂L/∂u = x ⋆ v ({@link Convolution}).
 */
final class ConvolutionWeightGradient extends Computation {
    private static final int X = 0;
    private static final int UPSTREAM = 1;

    private final ConvolutionShape sizes;

    ConvolutionWeightGradient(ConvolutionShape sizes) {
        super("convolutionWeightGradient");
        this.sizes = sizes;
    }

    @Override
    Shape shape(Tensor... inputs) {
        return Shape.of(
                sizes.outputChannels(),
                sizes.groupInputs(),
                sizes.height().kernel(),
                sizes.width().kernel());
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        ConvolutionKernels<Object> kernels = output.dtype().floating().convolution();
        kernels.weightGradient(sizes, inputs[X].denseArray(), inputs[UPSTREAM].denseArray(), output.storage.array);
    }

    @Override
    void save(Tensor[] inputs, Tensor output) {
        keep(needsGradient(UPSTREAM) ? inputs[X] : null, needsGradient(X) ? inputs[UPSTREAM] : null);
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return input == X
                ? new ConvolutionInputGradient(sizes).apply(kept(UPSTREAM), upstream)
                : new Convolution("convolution", sizes).apply(kept(X), upstream);
    }
}
