package dev.gradus.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is different for integers: no rounding beyond 2^53, no NaN, and overflow wraps around. */
class Int64KernelsTest {
    private static final long BIG = (1L << 53) + 1;

    static List<KernelProvider> providers() {
        return FloatingType.providers();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void arithmeticIsExact(KernelProvider provider) {
        ArithmeticKernels<long[]> arithmetic = provider.int64().arithmetic();
        long[] x = {BIG, -3, Long.MAX_VALUE};
        long[] y = {1, -2, 1};
        long[] out = new long[3];
        arithmetic.add(x, y, out, 0, 3);
        assertThat(out).containsExactly(BIG + 1, -5, Long.MIN_VALUE);
        arithmetic.sub(x, y, out, 0, 3);
        assertThat(out).containsExactly(BIG - 1, -1, Long.MAX_VALUE - 1);
        arithmetic.mul(x, y, out, 0, 3);
        assertThat(out).containsExactly(BIG, 6, Long.MAX_VALUE);
        arithmetic.addScaled(x, -2, y, out, 0, 3);
        assertThat(out).containsExactly(BIG - 2, 1, Long.MAX_VALUE - 2);
        arithmetic.maximum(x, y, out, 0, 3);
        assertThat(out).containsExactly(BIG, -2, Long.MAX_VALUE);
        arithmetic.minimum(x, y, out, 0, 3);
        assertThat(out).containsExactly(1, -3, 1);
        arithmetic.neg(x, out, 0, 3);
        assertThat(out).containsExactly(-BIG, 3, -Long.MAX_VALUE);
        arithmetic.abs(x, out, 0, 3);
        assertThat(out).containsExactly(BIG, 3, Long.MAX_VALUE);
        arithmetic.sign(x, out, 0, 2);
        assertThat(out).containsExactly(1, -1, Long.MAX_VALUE);
        arithmetic.where(new boolean[] {true, false, true}, x, y, out, 0, 3);
        assertThat(out).containsExactly(BIG, -2, Long.MAX_VALUE);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void comparisonsSeeTheLastBit(KernelProvider provider) {
        ComparisonKernels<long[]> comparison = provider.int64().comparison();
        long[] x = {BIG, BIG};
        long[] y = {BIG, BIG + 1};
        boolean[] out = new boolean[2];
        comparison.eq(x, y, out, 0, 2);
        assertThat(out).containsExactly(true, false);
        comparison.ne(x, y, out, 0, 2);
        assertThat(out).containsExactly(false, true);
        comparison.lt(x, y, out, 0, 2);
        assertThat(out).containsExactly(false, true);
        comparison.le(x, y, out, 0, 2);
        assertThat(out).containsExactly(true, true);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void reductionsAreExact(KernelProvider provider) {
        ReductionKernels<long[]> reduction = provider.int64().reduction();
        long[] x = {BIG, 3, -5, BIG};
        long[] out = new long[2];
        reduction.sum(x, 0, 2, 2, 1, out);
        assertThat(out).containsExactly(BIG + 3, BIG - 5);
        reduction.sum(x, 0, 1, 2, 2, out);
        assertThat(out).containsExactly(BIG - 5, BIG + 3);
        reduction.prod(x, 0, 2, 2, 1, out);
        assertThat(out).containsExactly(BIG * 3, BIG * -5);
        reduction.max(x, 0, 2, 2, 1, out);
        assertThat(out).containsExactly(BIG, BIG);
        reduction.min(x, 0, 2, 2, 1, out);
        assertThat(out).containsExactly(3, -5);
        reduction.argmax(x, 0, 2, 2, 1, out);
        assertThat(out).containsExactly(0, 1);
        reduction.argmin(x, 0, 2, 2, 1, out);
        assertThat(out).containsExactly(1, 0);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void scatteringAdds(KernelProvider provider) {
        long[] target = {0, BIG};
        provider.int64().scatter().scatterAdd(new long[] {1, 2}, new long[] {1, 1}, target, 1, 2, 2, 1);
        assertThat(target).containsExactly(0, BIG + 3);
    }
}
