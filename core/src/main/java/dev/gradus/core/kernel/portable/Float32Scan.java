package dev.gradus.core.kernel.portable;

import dev.gradus.core.kernel.ScanKernels;

/** Running results in {@code float[]}. */
final class Float32Scan implements ScanKernels<float[]> {
    @Override
    public void cumsum(float[] x, float[] out, int outer, int length, int inner, boolean reverse) {
        int step = reverse ? -inner : inner;
        for (int o = 0; o < outer && length > 0; o++) {
            int row = first(o, length, inner, reverse);
            System.arraycopy(x, row, out, row, inner);
            for (int l = 1; l < length; l++) {
                row += step;
                for (int i = row; i < row + inner; i++) {
                    out[i] = out[i - step] + x[i];
                }
            }
        }
    }

    @Override
    public void recurrence(float[] a, float[] b, float[] out, int outer, int length, int inner, boolean reverse) {
        int step = reverse ? -inner : inner;
        for (int o = 0; o < outer && length > 0; o++) {
            int row = first(o, length, inner, reverse);
            System.arraycopy(b, row, out, row, inner);
            for (int l = 1; l < length; l++) {
                row += step;
                for (int i = row; i < row + inner; i++) {
                    out[i] = a[i] * out[i - step] + b[i];
                }
            }
        }
    }

    private static int first(int block, int length, int inner, boolean reverse) {
        return (reverse ? (block + 1) * length - 1 : block * length) * inner;
    }
}
