package dev.gradus.vector;

import static dev.gradus.vector.Lanes.COUNT;
import static dev.gradus.vector.Vectors.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Sums of products of deviations: of {@code (x - xMean) * (y - yMean)}. Blocks are added up in four vectors side by side, as
 * in {@link VectorSum}, and the blocks in double.
 */
final class VectorProducts {
    private static final int ACCUMULATORS = 4;
    private static final int STRIDE = ACCUMULATORS * COUNT;

    private static final WarmUp WARM_UP = new WarmUp();

    private VectorProducts() {}

    /** The sum over {@code length} elements from {@code start} on. */
    static double row(float[] x, float xMean, float[] y, float yMean, int start, int length) {
        double sum = 0;
        int end = start + length;
        for (int from = start; from < end; from += VectorSum.BLOCK) {
            sum += block(x, xMean, y, yMean, from, Math.min(VectorSum.BLOCK, end - from));
        }
        return sum;
    }

    private static double block(float[] x, float xMean, float[] y, float yMean, int start, int length) {
        int whole = start + Lanes.whole(length);
        double sum = 0;
        if (whole > start) {
            sum = WARM_UP.isOver()
                    ? vectors(x, xMean, y, yMean, start, whole)
                    : onTrial(x, xMean, y, yMean, start, whole);
        }
        for (int i = whole; i < start + length; i++) {
            sum += (x[i] - xMean) * (y[i] - yMean);
        }
        return sum;
    }

    /** What the loops give on trial is thrown away. */
    private static float onTrial(float[] x, float xMean, float[] y, float yMean, int from, int to) {
        WARM_UP.run(from, to, (i, n) -> vectors(x, xMean, y, yMean, i, n), (i, n) -> scalars(x, xMean, y, yMean, i, n));
        return scalars(x, xMean, y, yMean, from, to);
    }

    /** The sum over whole vectors. */
    static float vectors(float[] x, float xMean, float[] y, float yMean, int from, int to) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        int i = from;
        for (; i <= to - STRIDE; i += STRIDE) {
            s0 = deviation(x, i, xMean).fma(deviation(y, i, yMean), s0);
            s1 = deviation(x, i + COUNT, xMean).fma(deviation(y, i + COUNT, yMean), s1);
            s2 = deviation(x, i + 2 * COUNT, xMean).fma(deviation(y, i + 2 * COUNT, yMean), s2);
            s3 = deviation(x, i + 3 * COUNT, xMean).fma(deviation(y, i + 3 * COUNT, yMean), s3);
        }
        for (; i < to; i += COUNT) {
            s0 = deviation(x, i, xMean).fma(deviation(y, i, yMean), s0);
        }
        return VectorSum.total(s0.add(s1).add(s2.add(s3)));
    }

    private static FloatVector deviation(float[] x, int i, float mean) {
        return FloatVector.fromArray(SPECIES, x, i).sub(mean);
    }

    /** The same sum, bit for bit, by plain loops. */
    static float scalars(float[] x, float xMean, float[] y, float yMean, int from, int to) {
        float[] sums = new float[STRIDE];
        int i = from;
        for (; i <= to - STRIDE; i += STRIDE) {
            add(x, xMean, y, yMean, i, sums, STRIDE);
        }
        for (; i < to; i += COUNT) {
            add(x, xMean, y, yMean, i, sums, COUNT);
        }
        return VectorSum.total(sums);
    }

    private static void add(float[] x, float xMean, float[] y, float yMean, int from, float[] sums, int count) {
        for (int j = 0; j < count; j++) {
            sums[j] = Math.fma(x[from + j] - xMean, y[from + j] - yMean, sums[j]);
        }
    }
}
