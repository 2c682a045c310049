package dev.gradus.core.kernel.portable;

import dev.gradus.core.kernel.ChannelShape;
import dev.gradus.core.kernel.NormalizationKernels;

/** Normalisation of the channels of {@code float[]}: as columns of a matrix, or as many rows each. */
final class Float32Normalization implements NormalizationKernels<float[]> {
    private final Float32ChannelColumns columns = new Float32ChannelColumns();
    private final Float32ChannelRows rows = new Float32ChannelRows();

    private NormalizationKernels<float[]> of(ChannelShape shape) {
        return shape.inner() == 1 ? columns : rows;
    }

    @Override
    public void moments(ChannelShape shape, float[] x, double[] mean, double[] variance) {
        of(shape).moments(shape, x, mean, variance);
    }

    @Override
    public void normalize(ChannelShape shape, float[] x, double[] mean, double[] scale, double[] shift, float[] y) {
        of(shape).normalize(shape, x, mean, scale, shift, y);
    }

    @Override
    public void sums(ChannelShape shape, float[] x, float[] g, double[] mean, double[] sums, double[] products) {
        of(shape).sums(shape, x, g, mean, sums, products);
    }

    @Override
    public void combine(
            ChannelShape shape,
            float[] x,
            float[] g,
            double[] mean,
            double[] scale,
            double[] slope,
            double[] shift,
            float[] out) {
        of(shape).combine(shape, x, g, mean, scale, slope, shift, out);
    }
}
