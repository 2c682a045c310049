package dev.gradus.vector;

import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.MIN;

import jdk.incubator.vector.FloatVector;

/**
 * The largest and the smallest element of a range that is not empty; NaN if there is one. The order of comparing does not
 * matter, and so the last vector may overlap the one before. Several extremes run side by side, since each comparison has to
 * wait for the one before it.
 */
final class VectorExtreme {
    // What the loops give on trial is thrown away.
    private static final WarmUp MAX_WARM_UP = new WarmUp();
    private static final WarmUp MIN_WARM_UP = new WarmUp();

    private VectorExtreme() {}

    static float max(float[] x, int from, int to) {
        if (to - from < Lanes.COUNT) {
            return maxOfScalars(x, from, to);
        }
        if (MAX_WARM_UP.isOver()) {
            return maxOfVectors(x, from, to);
        }
        MAX_WARM_UP.run(from, to, (i, n) -> maxOfVectors(x, i, n), (i, n) -> maxOfScalars(x, i, n));
        return maxOfScalars(x, from, to);
    }

    private static float maxOfScalars(float[] x, int from, int to) {
        float m0 = x[from];
        float m1 = m0;
        float m2 = m0;
        float m3 = m0;
        int i = from;
        for (; i < to - 3; i += 4) {
            m0 = Math.max(m0, x[i]);
            m1 = Math.max(m1, x[i + 1]);
            m2 = Math.max(m2, x[i + 2]);
            m3 = Math.max(m3, x[i + 3]);
        }
        for (; i < to; i++) {
            m0 = Math.max(m0, x[i]);
        }
        return Math.max(Math.max(m0, m1), Math.max(m2, m3));
    }

    private static float maxOfVectors(float[] x, int from, int to) {
        int last = to - Lanes.COUNT;
        FloatVector m0 = FloatVector.fromArray(Vectors.SPECIES, x, last);
        FloatVector m1 = m0;
        int i = from;
        for (; i < last - Lanes.COUNT; i += 2 * Lanes.COUNT) {
            m0 = m0.max(FloatVector.fromArray(Vectors.SPECIES, x, i));
            m1 = m1.max(FloatVector.fromArray(Vectors.SPECIES, x, i + Lanes.COUNT));
        }
        if (i < last) {
            m0 = m0.max(FloatVector.fromArray(Vectors.SPECIES, x, i));
        }
        return m0.max(m1).reduceLanes(MAX);
    }

    static float min(float[] x, int from, int to) {
        if (to - from < Lanes.COUNT) {
            return minOfScalars(x, from, to);
        }
        if (MIN_WARM_UP.isOver()) {
            return minOfVectors(x, from, to);
        }
        MIN_WARM_UP.run(from, to, (i, n) -> minOfVectors(x, i, n), (i, n) -> minOfScalars(x, i, n));
        return minOfScalars(x, from, to);
    }

    private static float minOfScalars(float[] x, int from, int to) {
        float m0 = x[from];
        float m1 = m0;
        float m2 = m0;
        float m3 = m0;
        int i = from;
        for (; i < to - 3; i += 4) {
            m0 = Math.min(m0, x[i]);
            m1 = Math.min(m1, x[i + 1]);
            m2 = Math.min(m2, x[i + 2]);
            m3 = Math.min(m3, x[i + 3]);
        }
        for (; i < to; i++) {
            m0 = Math.min(m0, x[i]);
        }
        return Math.min(Math.min(m0, m1), Math.min(m2, m3));
    }

    private static float minOfVectors(float[] x, int from, int to) {
        int last = to - Lanes.COUNT;
        FloatVector m0 = FloatVector.fromArray(Vectors.SPECIES, x, last);
        FloatVector m1 = m0;
        int i = from;
        for (; i < last - Lanes.COUNT; i += 2 * Lanes.COUNT) {
            m0 = m0.min(FloatVector.fromArray(Vectors.SPECIES, x, i));
            m1 = m1.min(FloatVector.fromArray(Vectors.SPECIES, x, i + Lanes.COUNT));
        }
        if (i < last) {
            m0 = m0.min(FloatVector.fromArray(Vectors.SPECIES, x, i));
        }
        return m0.min(m1).reduceLanes(MIN);
    }
}
