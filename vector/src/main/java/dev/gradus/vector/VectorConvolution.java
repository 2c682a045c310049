package dev.gradus.vector;

import dev.gradus.core.kernel.ConvolutionKernels;
import dev.gradus.core.kernel.ConvolutionShape;
import dev.gradus.core.kernel.SlidingWindow;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Convolution of {@code float[]}, direct: tiles of the result are summed from copies of the images that stay in the cache.
 */
final class VectorConvolution implements ConvolutionKernels<float[]> {
    @Override
    public void forward(ConvolutionShape shape, float[] x, float[] weight, float @Nullable [] bias, float[] y) {
        TapAxis rows = TapAxis.of(shape.height());
        TapAxis columns = TapAxis.of(shape.width());
        WeightPanels weights = WeightPanels.pack(Weights.of(shape, weight), rows, columns);
        new Correlation(rows, columns, inputs(shape, x), weights, bias, outputs(shape, y)).run(shape.batch());
    }

    @Override
    public void inputGradient(ConvolutionShape shape, float[] upstream, float[] weight, float[] gradient) {
        Weights back = Weights.of(shape, weight).back();
        for (int i = 0; i < phases(shape.height()); i++) {
            TapAxis rows = TapAxis.back(shape.height(), i);
            for (int j = 0; j < phases(shape.width()); j++) {
                TapAxis columns = TapAxis.back(shape.width(), j);
                WeightPanels weights = WeightPanels.pack(back, rows, columns);
                new Correlation(rows, columns, outputs(shape, upstream), weights, null, inputs(shape, gradient))
                        .run(shape.batch());
            }
        }
    }

    /** How many kinds of inputs there are, that differ in the taps that read them. */
    private static int phases(SlidingWindow window) {
        return Math.min(window.stride(), window.input());
    }

    @Override
    public void weightGradient(ConvolutionShape shape, float[] x, float[] upstream, float[] gradient) {
        int weights = shape.outputChannels() * shape.groupInputs() * shape.taps();
        if (weights == 0 || shape.batch() == 0 || shape.outputPlane() == 0) {
            Arrays.fill(gradient, 0, weights, 0);
        } else {
            new WeightGradient(shape, inputs(shape, x), outputs(shape, upstream)).compute(gradient);
        }
    }

    private static Planes inputs(ConvolutionShape shape, float[] data) {
        int plane = shape.inputPlane();
        return new Planes(
                data,
                0,
                shape.groupInputs(),
                shape.inputChannels() * plane,
                plane,
                shape.width().input());
    }

    private static Planes outputs(ConvolutionShape shape, float[] data) {
        int plane = shape.outputPlane();
        return new Planes(
                data,
                0,
                shape.groupOutputs(),
                shape.outputChannels() * plane,
                plane,
                shape.width().output());
    }
}
