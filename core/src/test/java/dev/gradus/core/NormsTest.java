package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Norms and products where there are zeros, or nothing at all. */
class NormsTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 1.5, 2, 3, INF, -INF, -1})
    void theGradientAtZeroIsZero(double ord) {
        Tensor x = Tensor.zeros(DType.FLOAT64, 3).requiresGrad(true);
        Tensor norm = x.vectorNorm(ord);
        norm.backward();
        assertThat(norm.item()).isZero();
        assertThat(x.grad().toDoubleArray()).containsOnly(0);
    }

    @Test
    void oneZeroAmongOthersDoesNoHarm() {
        for (double ord : new double[] {0, 0.5, 1, 1.5, 2, 3}) {
            Tensor x = Tensor.of(0.0, 2.0, -2.0).requiresGrad(true);
            x.vectorNorm(ord).backward();
            assertThat(x.grad().toDoubleArray()).doesNotContain(Double.NaN);
            assertThat(x.grad().get(0)).isZero();
        }
        assertThat(Tensor.of(0.0, 2.0).vectorNorm(-1).item()).isZero();
    }

    @Test
    void values() {
        Tensor x = Tensor.of(3, -4, 0);
        assertThat(x.norm().item()).isEqualTo(5);
        assertThat(x.vectorNorm(0).item()).isEqualTo(2);
        assertThat(x.vectorNorm(1).item()).isEqualTo(7);
        assertThat(x.vectorNorm(INF).item()).isEqualTo(4);
        assertThat(x.vectorNorm(-INF).item()).isZero();
        assertThat(Tensor.zeros(0).norm().item()).isZero();
    }

    @Test
    void whatHasNoNorm() {
        assertThatThrownBy(() -> Tensor.ones(2).vectorNorm(Double.NaN))
                .isInstanceOf(OperationException.class)
                .hasMessage("vectorNorm: the order must be a number, got NaN");
        assertThatThrownBy(() -> Tensor.zeros(0).vectorNorm(INF))
                .hasMessage("max: there is no extreme of no elements: the input has the shape (0,)");
    }

    @Test
    void productsOfIntegersAreExact() {
        assertThat(Tensor.of(94906267L, 94906269L).prod().toLongArray()).containsExactly(94906267L * 94906269L);
        assertThat(Tensor.of(94906267L, 94906269L).cumprod(0).toLongArray())
                .containsExactly(94906267L, 94906267L * 94906269L);
        assertThat(Tensor.of(true, true).cumsum(0).toLongArray()).containsExactly(1, 2);
        assertThat(Tensor.zeros(0).prod().item()).isEqualTo(1);
    }
}
