package dev.gradus.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Copying, gathering and scattering. */
class CopyKernelsTest {
    static List<KernelProvider> providers() {
        return FloatingType.providers();
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.kernel.FloatingType#all")
    <A> void copyFollowsBothStrides(FloatingType<A> type) {
        CopyKernels<A> copy = type.kernels().copy();
        double[] x = Samples.normal(3000, 1);
        for (int size : FloatingType.SIZES) {
            for (int[] strides : new int[][] {{1, 1}, {2, 1}, {1, 2}, {0, 1}, {-1, 2}}) {
                int sourceOffset = strides[0] < 0 ? 2000 : 4;
                double[] wanted = new double[3000];
                for (int i = 0; i < size; i++) {
                    wanted[5 + i * strides[1]] = x[sourceOffset + i * strides[0]];
                }
                A target = type.array(new double[3000]);
                copy.copy(type.array(x), sourceOffset, strides[0], target, 5, strides[1], size);
                type.assertExact(target, wanted);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.kernel.FloatingType#all")
    <A> void fillSetsItsRangeAlone(FloatingType<A> type) {
        A target = type.array(1, 2, 3, 4);
        type.kernels().copy().fill(type.array(8, 9), 1, target, 1, 3);
        type.assertExact(target, new double[] {1, 9, 9, 4});
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.kernel.FloatingType#all")
    <A> void gatherPicksElementsAndScatterAddsThemBack(FloatingType<A> type) {
        // outer 2, length 3, inner 2, picks 2
        A source = type.array(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        long[] index = {0, 2, 2, 2, 1, 1, 1, 0};
        A picked = type.array(new double[8]);
        type.kernels().copy().gather(source, index, picked, 2, 3, 2, 2);
        type.assertExact(picked, new double[] {1, 6, 5, 6, 9, 10, 9, 8});

        A target = type.array(100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        type.kernels().scatter().scatterAdd(picked, index, target, 2, 3, 2, 2);
        type.assertExact(target, new double[] {101, 0, 0, 0, 5, 12, 0, 8, 18, 10, 0, 0});
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.kernel.FloatingType#all")
    <A> void indexSelectPicksSlicesAndIndexAddAddsThemBack(FloatingType<A> type) {
        A source = type.array(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        long[] index = {2, 0, 2};
        A picked = type.array(new double[12]);
        type.kernels().copy().indexSelect(source, 0, index, picked, 2, 3, 3, 2);
        type.assertExact(picked, new double[] {5, 6, 1, 2, 5, 6, 11, 12, 7, 8, 11, 12});
        A pickedLater = type.array(new double[6]);
        type.kernels().copy().indexSelect(source, 4, index, pickedLater, 1, 3, 3, 2);
        type.assertExact(pickedLater, new double[] {9, 10, 5, 6, 9, 10});

        A target = type.array(100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        type.kernels().scatter().indexAdd(picked, index, target, 2, 3, 3, 2);
        type.assertExact(target, new double[] {101, 2, 0, 0, 10, 12, 7, 8, 0, 0, 22, 24});
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.kernel.FloatingType#all")
    <A> void positionsOutsideAreRefused(FloatingType<A> type) {
        CopyKernels<A> copy = type.kernels().copy();
        ScatterKernels<A> scatter = type.kernels().scatter();
        A source = type.array(1, 2, 3);
        A target = type.array(0, 0, 0);
        for (long wrong : new long[] {-1, 3, 1L << 32}) {
            long[] index = {wrong};
            List.<Runnable>of(
                            () -> copy.gather(source, index, target, 1, 3, 1, 1),
                            () -> copy.indexSelect(source, 0, index, target, 1, 3, 1, 1),
                            () -> scatter.scatterAdd(source, index, target, 1, 3, 1, 1),
                            () -> scatter.indexAdd(source, index, target, 1, 3, 1, 1))
                    .forEach(call -> assertThatThrownBy(call::run)
                            .isInstanceOf(IndexOutOfBoundsException.class)
                            .hasMessageContaining("" + wrong));
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void truthValuesAndIntegersAreCopiedToo(KernelProvider provider) {
        boolean[] flags = new boolean[3];
        provider.bool().copy().copy(new boolean[] {true, false, true, true, true}, 0, 2, flags, 0, 1, 3);
        assertThat(flags).containsExactly(true, true, true);
        provider.bool().copy().fill(new boolean[] {false}, 0, flags, 1, 2);
        assertThat(flags).containsExactly(true, false, true);
        long[] integers = new long[2];
        provider.int64().copy().gather(new long[] {Long.MAX_VALUE, 5}, new long[] {1, 0}, integers, 1, 2, 2, 1);
        assertThat(integers).containsExactly(5, Long.MAX_VALUE);
    }
}
