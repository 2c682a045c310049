package dev.gradus.core;

import dev.gradus.core.kernel.ConvolutionKernels;
import dev.gradus.core.kernel.ConvolutionShape;

/**
 * g = the gradient u of a convolution's output, led back through the weight w to its input; with v = ∂L/∂g, ∂L/∂u = v ⋆ w
 * ({@link Convolution}), and ∂L/∂w is {@link ConvolutionWeightGradient} of v and u.
 */
final class ConvolutionInputGradient extends Computation {
    private static final int UPSTREAM = 0;
    private static final int WEIGHT = 1;

    private final ConvolutionShape sizes;

    ConvolutionInputGradient(ConvolutionShape sizes) {
        this("convolutionInputGradient", sizes);
    }

    ConvolutionInputGradient(String name, ConvolutionShape sizes) {
        super(name);
        this.sizes = sizes;
    }

    @Override
    Shape shape(Tensor... inputs) {
        return Shape.of(
                sizes.batch(),
                sizes.inputChannels(),
                sizes.height().input(),
                sizes.width().input());
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        ConvolutionKernels<Object> kernels = output.dtype().floating().convolution();
        kernels.inputGradient(sizes, inputs[UPSTREAM].denseArray(), inputs[WEIGHT].denseArray(), output.storage.array);
    }

    @Override
    void save(Tensor[] inputs, Tensor output) {
        keep(needsGradient(WEIGHT) ? inputs[UPSTREAM] : null, needsGradient(UPSTREAM) ? inputs[WEIGHT] : null);
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return input == UPSTREAM
                ? new Convolution("convolution", sizes).apply(upstream, kept(WEIGHT))
                : new ConvolutionWeightGradient(sizes).apply(upstream, kept(UPSTREAM));
    }
}
