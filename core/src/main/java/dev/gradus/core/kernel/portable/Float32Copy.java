package dev.gradus.core.kernel.portable;

import dev.gradus.core.kernel.CopyKernels;
import java.util.Arrays;
import java.util.Objects;

/** Moves elements of {@code float[]}. */
final class Float32Copy implements CopyKernels<float[]> {
    @Override
    public void copy(
            float[] source,
            int sourceOffset,
            int sourceStride,
            float[] target,
            int targetOffset,
            int targetStride,
            int count) {
        if (sourceStride == 1 && targetStride == 1) {
            System.arraycopy(source, sourceOffset, target, targetOffset, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            target[targetOffset + i * targetStride] = source[sourceOffset + i * sourceStride];
        }
    }

    @Override
    public void fill(float[] source, int sourceOffset, float[] target, int from, int to) {
        Arrays.fill(target, from, to, source[sourceOffset]);
    }

    @Override
    public void gather(float[] source, long[] index, float[] target, int outer, int length, int picks, int inner) {
        int i = 0;
        for (int o = 0; o < outer; o++) {
            for (int p = 0; p < picks; p++) {
                for (int column = 0; column < inner; column++, i++) {
                    int row = o * length + (int) Objects.checkIndex(index[i], (long) length);
                    target[i] = source[row * inner + column];
                }
            }
        }
    }

    @Override
    public void indexSelect(
            float[] source,
            int sourceOffset,
            long[] index,
            float[] target,
            int outer,
            int length,
            int picks,
            int inner) {
        for (int o = 0; o < outer; o++) {
            for (int p = 0; p < picks; p++) {
                int row = o * length + (int) Objects.checkIndex(index[p], (long) length);
                System.arraycopy(source, sourceOffset + row * inner, target, (o * picks + p) * inner, inner);
            }
        }
    }
}
