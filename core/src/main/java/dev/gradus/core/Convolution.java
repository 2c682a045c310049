package dev.gradus.core;

import dev.gradus.core.kernel.ConvolutionKernels;
import dev.gradus.core.kernel.ConvolutionShape;
import java.util.Optional;

/**
 * y = x ⋆ w + b, the window w moving over the images x; ∂L/∂x is {@link ConvolutionInputGradient} of ∂L/∂y and w, ∂L/∂w
 * {@link ConvolutionWeightGradient} of x and ∂L/∂y, ∂L/∂b = Σ over images and places of ∂L/∂y. The three are linear in each
 * of their operands, and the gradients of each are the other two.
 */
final class Convolution extends Computation {
    private static final int X = 0;
    private static final int WEIGHT = 1;
    private static final int BIAS = 2;

    private final ConvolutionShape sizes;

    Convolution(String name, ConvolutionShape sizes) {
        super(name);
        this.sizes = sizes;
    }

    @Override
    Shape shape(Tensor... inputs) {
        return Shape.of(
                sizes.batch(),
                sizes.outputChannels(),
                sizes.height().output(),
                sizes.width().output());
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        ConvolutionKernels<Object> kernels = output.dtype().floating().convolution();
        kernels.forward(
                sizes,
                inputs[X].denseArray(),
                inputs[WEIGHT].denseArray(),
                inputs.length > BIAS ? inputs[BIAS].denseArray() : null,
                output.storage.array);
    }

    @Override
    public Optional<OperationSettings> settings() {
        return Optional.of(new OperationSettings.Convolution(sizes));
    }

    @Override
    void save(Tensor[] inputs, Tensor output) {
        keep(needsGradient(WEIGHT) ? inputs[X] : null, needsGradient(X) ? inputs[WEIGHT] : null);
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return switch (input) {
            case X -> new ConvolutionInputGradient(sizes).apply(upstream, kept(WEIGHT));
            case WEIGHT -> new ConvolutionWeightGradient(sizes).apply(kept(X), upstream);
            default -> upstream.sum(2, 3).sum(0); // in this order nothing has to be moved
        };
    }
}
