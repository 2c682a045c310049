package dev.gradus.visualization.report;

import com.google.common.math.IntMath;
import dev.gradus.core.Tensor;
import java.util.Arrays;

/**
 * How numbers are spread at one moment of a run: how often they fall into bins of equal width between the least and the
 * greatest of them. Of large tensors every n-th number is counted, some ten thousand in all, of all rows and columns.
 *
 * @param step when
 * @param min the least number; 0 if there is none
 * @param max the greatest number
 * @param mean of the numbers
 * @param deviation of the numbers, √(Σ (x - mean)² / n)
 * @param zeros the share of numbers that are 0
 * @param counts how many numbers each bin has
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Spread(long step, double min, double max, double mean, double deviation, double zeros, int[] counts) {
    private static final int BINS = 40;
    private static final int SAMPLE = 10_000;
    /** How many numbers a look comes to. */
    static final int NUMBERS = 6 + BINS;

    static Spread of(long step, Tensor tensor) {
        double[] all = tensor.detach().toDoubleArray();
        int stride = stride(all.length);
        double[] values = new double[all.length / stride];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(all[i * stride])) {
                values[count++] = all[i * stride];
            }
        }
        return of(step, Arrays.copyOf(values, count));
    }

    /** Without a common divisor with any size of the tensor, or it would pass by the same columns again and again. */
    private static int stride(int elements) {
        int stride = Math.max(1, elements / SAMPLE);
        while (IntMath.gcd(stride, elements) > 1) {
            stride++;
        }
        return stride;
    }

    private static Spread of(long step, double[] values) {
        double min = Arrays.stream(values).min().orElse(0);
        double max = Arrays.stream(values).max().orElse(0);
        double mean = Arrays.stream(values).average().orElse(0);
        double squares = 0;
        int zeros = 0;
        int[] counts = new int[BINS];
        for (double value : values) {
            squares += (value - mean) * (value - mean);
            zeros += value == 0 ? 1 : 0;
            // Halved, so that the distance of two large numbers is finite.
            double place = min == max ? 0.5 : (value / 2 - min / 2) / (max / 2 - min / 2);
            counts[Math.min((int) (place * BINS), BINS - 1)]++;
        }
        int n = Math.max(1, values.length);
        return new Spread(step, min, max, mean, Math.sqrt(squares / n), (double) zeros / n, counts);
    }

    /** All of it in a row. */
    double[] numbers() {
        double[] numbers = new double[NUMBERS];
        double[] figures = {step, min, max, mean, deviation, zeros};
        System.arraycopy(figures, 0, numbers, 0, figures.length);
        for (int i = 0; i < BINS; i++) {
            numbers[figures.length + i] = counts[i];
        }
        return numbers;
    }

    /** The look that came to these {@link #numbers}. */
    static Spread of(double[] numbers) {
        int[] counts = new int[BINS];
        for (int i = 0; i < BINS; i++) {
            counts[i] = (int) numbers[NUMBERS - BINS + i];
        }
        return new Spread((long) numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], counts);
    }
}
