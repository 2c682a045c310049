package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.random.Generator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Order, ties, NaN and infinities. */
class SortingTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void specialValues() {
        Tensor x = Tensor.of(Double.NaN, 1, -0.0, -INF, 0.0, INF, -1e-300, -2);

        assertThat(x.argsort(0, false).toLongArray()).containsExactly(3, 7, 6, 2, 4, 1, 5, 0);
        assertThat(x.argsort(0, true).toLongArray()).containsExactly(0, 5, 1, 2, 4, 6, 7, 3);
        assertThat(x.sort().values().get(-1)).isNaN();
        assertThat(x.topk(2).indices().toLongArray()).containsExactly(0, 5);
        assertThat(x.topk(2, 0, false).values().toDoubleArray()).containsExactly(-INF, -2);
    }

    @Test
    void otherTypes() {
        assertThat(Tensor.of(3, Long.MIN_VALUE, Long.MAX_VALUE).sort().values().toLongArray())
                .containsExactly(Long.MIN_VALUE, 3, Long.MAX_VALUE);
        assertThat(Tensor.of(Long.MIN_VALUE, Long.MAX_VALUE).argsort(-1, true).toLongArray())
                .containsExactly(1, 0);
        assertThat(Tensor.of(true, false, true).sort().indices().toLongArray()).containsExactly(1, 0, 2);
        assertThat(Tensor.scalar(5).sort().indices().shape()).isEqualTo(Shape.of());
    }

    @ParameterizedTest
    @CsvSource({"3, 17, false", "2, 1000, true", "2, 333, false", "1, 16, true"})
    void ordersStayStable(int rows, int length, boolean descending) {
        Tensor x = Tensor.uniform(new Generator(4), 0, 20, DType.FLOAT32, length, rows)
                .to(DType.INT64)
                .to(DType.FLOAT32);
        Sorted sorted = x.sort(0, descending);
        for (int row = 0; row < rows; row++) {
            float[] values = x.select(1, row).toFloatArray();
            Comparator<Integer> order = Comparator.comparing(i -> descending ? -values[i] : values[i]);
            long[] wanted = IntStream.range(0, length)
                    .boxed()
                    .sorted(order)
                    .mapToLong(Integer::longValue)
                    .toArray();
            assertThat(sorted.indices().select(1, row).toLongArray()).isEqualTo(wanted);
            for (int k : new int[] {0, 1, 5, length}) {
                assertThat(x.topk(k, 0, descending).indices().select(1, row).toLongArray())
                        .isEqualTo(Arrays.copyOf(wanted, k));
            }
        }
    }

    @Test
    void whatCannotBeSorted() {
        assertThatThrownBy(() -> Tensor.zeros(2, 3).topk(4))
                .isInstanceOf(OperationException.class)
                .hasMessage("topk: dimension -1 of shape (2, 3) has 3 elements to pick from, but 4 were asked for");
        assertThatThrownBy(() -> Tensor.scalar(1).topk(-1)).hasMessageContaining("but -1 were asked for");
        assertThatThrownBy(() -> Tensor.scalar(1).sort(1, false))
                .hasMessage("sort: a scalar is sorted along dimension 0 or -1, got 1");
        assertThatThrownBy(() -> Tensor.zeros(2).argsort(1, false))
                .hasMessageContaining("the shape (2,) has the dimensions -1 to 0");
    }
}
