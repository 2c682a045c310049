package dev.gradus.core.kernel.portable;

import dev.gradus.core.kernel.ChannelShape;
import dev.gradus.core.kernel.NormalizationKernels;
import dev.gradus.core.kernel.Parallel;

/**
 * Normalisation where the elements of a channel stand side by side in rows, one for each observation. Statistics are taken
 * of a few channels at a time, elements are computed a few rows at a time.
 */
final class Float32ChannelRows implements NormalizationKernels<float[]> {
    /** How many elements a thread takes at a time, at least. */
    private static final int PART = 1 << 15;

    @Override
    public void moments(ChannelShape shape, float[] x, double[] mean, double[] variance) {
        eachChannel(shape, (from, to) -> {
            for (int c = from; c < to; c++) {
                double sum = 0;
                for (int n = 0; n < shape.batch(); n++) {
                    int start = shape.start(n, c);
                    sum += Float32Deviation.sum(x, start, start + shape.inner());
                }
                mean[c] = sum / shape.perChannel();
                double squares = 0;
                for (int n = 0; n < shape.batch(); n++) {
                    int start = shape.start(n, c);
                    squares += Float32Deviation.products(x, mean[c], x, mean[c], start, start + shape.inner());
                }
                variance[c] = squares / shape.perChannel();
            }
        });
    }

    @Override
    public void sums(ChannelShape shape, float[] x, float[] g, double[] mean, double[] sums, double[] products) {
        eachChannel(shape, (from, to) -> {
            for (int c = from; c < to; c++) {
                double sum = 0;
                double product = 0;
                for (int n = 0; n < shape.batch(); n++) {
                    int start = shape.start(n, c);
                    sum += Float32Deviation.sum(g, start, start + shape.inner());
                    product += Float32Deviation.products(x, mean[c], g, 0, start, start + shape.inner());
                }
                sums[c] = sum;
                products[c] = product;
            }
        });
    }

    @Override
    public void normalize(ChannelShape shape, float[] x, double[] mean, double[] scale, double[] shift, float[] y) {
        eachRow(shape, (from, to) -> {
            int c = from % shape.channels();
            for (int row = from; row < to; row++) {
                float m = (float) mean[c];
                float a = (float) scale[c];
                float b = (float) shift[c];
                int end = (row + 1) * shape.inner();
                for (int i = end - shape.inner(); i < end; i++) {
                    y[i] = (x[i] - m) * a + b;
                }
                c = c + 1 < shape.channels() ? c + 1 : 0;
            }
        });
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
        eachRow(shape, (from, to) -> {
            int c = from % shape.channels();
            for (int row = from; row < to; row++) {
                float m = (float) mean[c];
                float a = (float) scale[c];
                float k = (float) slope[c];
                float b = (float) shift[c];
                int end = (row + 1) * shape.inner();
                for (int i = end - shape.inner(); i < end; i++) {
                    out[i] = g[i] * a + (x[i] - m) * k + b;
                }
                c = c + 1 < shape.channels() ? c + 1 : 0;
            }
        });
    }

    private static void eachChannel(ChannelShape shape, Parallel.Range range) {
        Parallel.run(shape.channels(), Math.max(1, PART / Math.max(1, shape.perChannel())), range);
    }

    private static void eachRow(ChannelShape shape, Parallel.Range range) {
        int rows = shape.inner() == 0 ? 0 : shape.batch() * shape.channels();
        Parallel.run(rows, Math.max(1, PART / Math.max(1, shape.inner())), range);
    }
}
