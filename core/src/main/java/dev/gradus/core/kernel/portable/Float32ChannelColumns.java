package dev.gradus.core.kernel.portable;

import dev.gradus.core.kernel.ChannelShape;
import dev.gradus.core.kernel.NormalizationKernels;
import dev.gradus.core.kernel.Parallel;
import java.util.Arrays;

/**
 * Normalisation where each observation has one element of each channel, so that channels are columns. Statistics are taken
 * of a few columns at a time, elements are computed a few observations at a time.
 */
final class Float32ChannelColumns implements NormalizationKernels<float[]> {
    /** How many elements a thread takes at a time, at least. */
    private static final int PART = 1 << 15;

    /** How many neighbouring columns a thread takes at a time, at least, so that no cache line is read twice. */
    private static final int COLUMNS = 16;

    @Override
    public void moments(ChannelShape shape, float[] x, double[] mean, double[] variance) {
        eachColumn(shape, (from, to) -> {
            Arrays.fill(mean, from, to, 0);
            Arrays.fill(variance, from, to, 0);
            for (int n = 0; n < shape.batch(); n++) {
                int start = n * shape.channels();
                for (int c = from; c < to; c++) {
                    mean[c] += x[start + c];
                }
            }
            divide(mean, from, to, shape.batch());
            for (int n = 0; n < shape.batch(); n++) {
                int start = n * shape.channels();
                for (int c = from; c < to; c++) {
                    double deviation = x[start + c] - mean[c];
                    variance[c] += deviation * deviation;
                }
            }
            divide(variance, from, to, shape.batch());
        });
    }

    private static void divide(double[] numbers, int from, int to, int divisor) {
        for (int c = from; c < to; c++) {
            numbers[c] /= divisor;
        }
    }

    @Override
    public void sums(ChannelShape shape, float[] x, float[] g, double[] mean, double[] sums, double[] products) {
        eachColumn(shape, (from, to) -> {
            Arrays.fill(sums, from, to, 0);
            Arrays.fill(products, from, to, 0);
            for (int n = 0; n < shape.batch(); n++) {
                int start = n * shape.channels();
                for (int c = from; c < to; c++) {
                    sums[c] += g[start + c];
                    products[c] += g[start + c] * (x[start + c] - mean[c]);
                }
            }
        });
    }

    @Override
    public void normalize(ChannelShape shape, float[] x, double[] mean, double[] scale, double[] shift, float[] y) {
        float[] m = rounded(mean);
        float[] a = rounded(scale);
        float[] b = rounded(shift);
        eachObservation(shape, (from, to) -> {
            for (int n = from; n < to; n++) {
                int start = n * shape.channels();
                for (int c = 0; c < m.length; c++) {
                    y[start + c] = (x[start + c] - m[c]) * a[c] + b[c];
                }
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
        float[] m = rounded(mean);
        float[] a = rounded(scale);
        float[] k = rounded(slope);
        float[] b = rounded(shift);
        eachObservation(shape, (from, to) -> {
            for (int n = from; n < to; n++) {
                int start = n * shape.channels();
                for (int c = 0; c < m.length; c++) {
                    out[start + c] = g[start + c] * a[c] + (x[start + c] - m[c]) * k[c] + b[c];
                }
            }
        });
    }

    private static float[] rounded(double[] numbers) {
        float[] result = new float[numbers.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) numbers[i];
        }
        return result;
    }

    private static void eachColumn(ChannelShape shape, Parallel.Range range) {
        Parallel.run(shape.channels(), Math.max(COLUMNS, PART / Math.max(1, shape.batch())), range);
    }

    private static void eachObservation(ChannelShape shape, Parallel.Range range) {
        Parallel.run(shape.batch(), Math.max(1, PART / Math.max(1, shape.channels())), range);
    }
}
