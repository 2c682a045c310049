package dev.gradus.training.metrics;

import dev.gradus.core.Tensor;

/**
 * The coefficient of determination: which part of the spread of the targets the predictions explain,
 * 1 - Σ (y - x)² / Σ (y - ȳ)². 1 is perfect, 0 what the mean of the targets has; there is no limit below.
 *
 * <p>Where there are several outputs, it is the mean of the figures of each; an output whose targets are all equal has none and is left
 * out, and if there is no other the metric is NaN.
 *
 * <p><b>Shape</b>: predictions x and targets y (n), or (n, ...) with an output for each place, both the same.
 */
public final class R2 implements Metric {
    private static final int NUMBERS_OF_AN_OUTPUT = 3;

    private long samples;
    private double[] means = {};
    private double[] spreads = {};
    private double[] errors = {};

    /** A coefficient of no batch yet. */
    public R2() {}

    @Override
    public String name() {
        return "r2";
    }

    @Override
    public void reset() {
        samples = 0;
        means = new double[0];
        spreads = new double[0];
        errors = new double[0];
    }

    /**
     * Takes one batch into account.
     *
     * @throws IllegalArgumentException if the shapes differ, or the number of outputs from that of the batches before
     */
    @Override
    public void update(Tensor predictions, Tensor targets) {
        ElementMetric.checkShapes(name(), predictions, targets);
        if (predictions.elements() == 0) {
            return;
        }
        double[] x = predictions.toDoubleArray();
        double[] y = targets.toDoubleArray();
        int outputs = predictions.rank() == 0 ? 1 : x.length / predictions.size(0);
        if (samples == 0) {
            means = new double[outputs];
            spreads = new double[outputs];
            errors = new double[outputs];
        } else if (outputs != means.length) {
            throw new IllegalArgumentException(
                    "r2: the batches before had %d outputs for each sample, this one has %d; reset() the metric before other data"
                            .formatted(means.length, outputs));
        }
        for (int start = 0; start < x.length; start += outputs) {
            samples++;
            for (int i = 0; i < outputs; i++) {
                add(i, x[start + i], y[start + i]);
            }
        }
    }

    /** The mean and the squared distances from it move on with each target (Welford 1962), so that nothing large is subtracted. */
    private void add(int output, double x, double y) {
        double before = y - means[output];
        means[output] += before / samples;
        spreads[output] += before * (y - means[output]);
        errors[output] += (y - x) * (y - x);
    }

    @Override
    public double value() {
        double sum = 0;
        int counted = 0;
        for (int i = 0; i < means.length; i++) {
            if (spreads[i] != 0) {
                sum += 1 - errors[i] / spreads[i];
                counted++;
            }
        }
        return sum / counted;
    }

    @Override
    public double[] state() {
        double[] state = new double[1 + NUMBERS_OF_AN_OUTPUT * means.length];
        state[0] = samples;
        System.arraycopy(means, 0, state, 1, means.length);
        System.arraycopy(spreads, 0, state, 1 + means.length, means.length);
        System.arraycopy(errors, 0, state, 1 + 2 * means.length, means.length);
        return state;
    }

    @Override
    public void restore(double[] state) {
        SavedState saved = new SavedState(name(), state);
        long count = saved.count();
        int outputs = saved.left() / NUMBERS_OF_AN_OUTPUT;
        saved.expectLeft((long) NUMBERS_OF_AN_OUTPUT * outputs);
        samples = count;
        means = numbers(saved, outputs);
        spreads = numbers(saved, outputs);
        errors = numbers(saved, outputs);
    }

    private static double[] numbers(SavedState saved, int count) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = saved.number();
        }
        return numbers;
    }
}
