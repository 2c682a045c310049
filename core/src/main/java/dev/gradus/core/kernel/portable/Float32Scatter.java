package dev.gradus.core.kernel.portable;

import dev.gradus.core.kernel.ScatterKernels;
import java.util.Objects;

/** Adds elements of {@code float[]} to picked positions. */
final class Float32Scatter implements ScatterKernels<float[]> {
    @Override
    public void scatterAdd(float[] source, long[] index, float[] target, int outer, int length, int picks, int inner) {
        int i = 0;
        for (int o = 0; o < outer; o++) {
            for (int p = 0; p < picks; p++) {
                for (int column = 0; column < inner; column++, i++) {
                    int row = o * length + (int) Objects.checkIndex(index[i], (long) length);
                    target[row * inner + column] += source[i];
                }
            }
        }
    }

    @Override
    public void indexAdd(float[] source, long[] index, float[] target, int outer, int length, int picks, int inner) {
        int i = 0;
        for (int o = 0; o < outer; o++) {
            for (int p = 0; p < picks; p++) {
                int row = o * length + (int) Objects.checkIndex(index[p], (long) length);
                for (int column = 0; column < inner; column++, i++) {
                    target[row * inner + column] += source[i];
                }
            }
        }
    }
}
