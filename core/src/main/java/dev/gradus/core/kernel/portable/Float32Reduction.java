package dev.gradus.core.kernel.portable;

import dev.gradus.core.kernel.ReductionKernels;

/** Reductions of {@code float[]}. */
final class Float32Reduction implements ReductionKernels<float[]> {
    @Override
    public void sum(float[] x, int xOffset, int outer, int length, int inner, float[] out) {
        for (int o = 0; o < outer; o++) {
            if (inner == 1) {
                out[o] = Float32Sum.row(x, xOffset + o * length, length);
            } else {
                Float32Sum.columns(x, xOffset + o * length * inner, length, inner, out, o * inner);
            }
        }
    }

    @Override
    public void prod(float[] x, int xOffset, int outer, int length, int inner, float[] out) {
        for (int o = 0; o < outer; o++) {
            for (int j = o * inner; j < (o + 1) * inner; j++) {
                out[j] = 1;
            }
            for (int l = 0; l < length; l++) {
                int row = xOffset + (o * length + l) * inner;
                for (int j = 0; j < inner; j++) {
                    out[o * inner + j] *= x[row + j];
                }
            }
        }
    }

    @Override
    public void max(float[] x, int xOffset, int outer, int length, int inner, float[] out) {
        for (int o = 0; o < outer; o++) {
            int start = xOffset + o * length * inner;
            if (inner == 1) {
                out[o] = rowMax(x, start, start + length);
                continue;
            }
            System.arraycopy(x, start, out, o * inner, inner);
            for (int l = 1; l < length; l++) {
                for (int j = 0; j < inner; j++) {
                    out[o * inner + j] = Math.max(out[o * inner + j], x[start + l * inner + j]);
                }
            }
        }
    }

    /** The largest element of a range that is not empty, NaN if there is one; four maxima run side by side. */
    static float rowMax(float[] x, int from, int to) {
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

    @Override
    public void min(float[] x, int xOffset, int outer, int length, int inner, float[] out) {
        for (int o = 0; o < outer; o++) {
            int start = xOffset + o * length * inner;
            if (inner == 1) {
                out[o] = rowMin(x, start, start + length);
                continue;
            }
            System.arraycopy(x, start, out, o * inner, inner);
            for (int l = 1; l < length; l++) {
                for (int j = 0; j < inner; j++) {
                    out[o * inner + j] = Math.min(out[o * inner + j], x[start + l * inner + j]);
                }
            }
        }
    }

    private static float rowMin(float[] x, int from, int to) {
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

    @Override
    public void argmax(float[] x, int xOffset, int outer, int length, int inner, long[] out) {
        for (int o = 0; o < outer; o++) {
            for (int j = 0; j < inner; j++) {
                int start = xOffset + o * length * inner + j;
                int best = 0;
                float value = x[start];
                for (int l = 1; l < length && !Elementary.isNaN(value); l++) {
                    float next = x[start + l * inner];
                    if (next > value || Elementary.isNaN(next)) {
                        best = l;
                        value = next;
                    }
                }
                out[o * inner + j] = best;
            }
        }
    }

    @Override
    public void argmin(float[] x, int xOffset, int outer, int length, int inner, long[] out) {
        for (int o = 0; o < outer; o++) {
            for (int j = 0; j < inner; j++) {
                int start = xOffset + o * length * inner + j;
                int best = 0;
                float value = x[start];
                for (int l = 1; l < length && !Elementary.isNaN(value); l++) {
                    float next = x[start + l * inner];
                    if (next < value || Elementary.isNaN(next)) {
                        best = l;
                        value = next;
                    }
                }
                out[o * inner + j] = best;
            }
        }
    }
}
