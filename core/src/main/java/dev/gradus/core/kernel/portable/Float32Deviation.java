package dev.gradus.core.kernel.portable;

/** Sums over a range of {@code float[]}, added up in double in four sums side by side, since each addition waits for the last. */
final class Float32Deviation {
    private Float32Deviation() {}

    /** The sum of {@code x[i]} over {@code [from, to)}. */
    static double sum(float[] x, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            s0 += x[i];
            s1 += x[i + 1];
            s2 += x[i + 2];
            s3 += x[i + 3];
        }
        for (; i < to; i++) {
            s0 += x[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** The sum of {@code (x[i] - xMean) * (y[i] - yMean)} over {@code [from, to)}. */
    static double products(float[] x, double xMean, float[] y, double yMean, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            s0 += (x[i] - xMean) * (y[i] - yMean);
            s1 += (x[i + 1] - xMean) * (y[i + 1] - yMean);
            s2 += (x[i + 2] - xMean) * (y[i + 2] - yMean);
            s3 += (x[i + 3] - xMean) * (y[i + 3] - yMean);
        }
        for (; i < to; i++) {
            s0 += (x[i] - xMean) * (y[i] - yMean);
        }
        return (s0 + s1) + (s2 + s3);
    }
}
