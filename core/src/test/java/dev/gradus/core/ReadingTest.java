package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReadingTest {
    private final Tensor x = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);

    @Test
    void singleElements() {
        assertThat(x.get(0, 2)).isEqualTo(3);
        assertThat(x.get(-1, -3)).isEqualTo(4);
        assertThat(Tensor.scalar(2.5).item()).isEqualTo(2.5);
        assertThat(Tensor.of(new long[] {7}, 1, 1).item()).isEqualTo(7);
        assertThat(Tensor.scalar(1, DType.BOOL).item()).isEqualTo(1);
        assertThat(x.select(0, 1).select(0, 1).item()).isEqualTo(5);
    }

    @Test
    void wrongIndicesAreRefused() {
        assertThatThrownBy(x::item)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("item() needs a tensor with one element", "(2, 3)", "toDoubleArray()");
        assertThatThrownBy(() -> x.get(0))
                .isInstanceOf(OperationException.class)
                .hasMessage("index: a tensor of shape (2, 3) needs 2 positions to name an element, got 1");
        assertThatThrownBy(() -> x.get(0, 3))
                .isInstanceOf(OperationException.class)
                .hasMessage("index: dimension 1 of a tensor of shape (2, 3) has the positions -3 to 2, got 3");
        assertThatThrownBy(() -> x.get(-3, 0)).hasMessageContaining("the positions -2 to 1, got -3");
    }

    @Test
    void dimensionsMayBeCountedFromTheLast() {
        assertThat(x.size(-1)).isEqualTo(3);
        assertThatThrownBy(() -> x.size(2))
                .isInstanceOf(OperationException.class)
                .hasMessage("dimension: the shape (2, 3) has the dimensions -2 to 1, but dimension 2 was asked for");
        assertThatThrownBy(() -> x.sum(-3)).hasMessageContaining("dimension -3 was asked for");
        assertThatThrownBy(() -> Tensor.scalar(1).size(0))
                .hasMessage("dimension: a scalar has no dimensions, but dimension 0 was asked for");
        assertThatThrownBy(() -> x.sum(0, -2)).hasMessage("Dimension -2 comes twice in [0, -2]");
    }

    @Test
    void arraysAreCopiesInRowMajorOrder() {
        assertThat(x.t().toFloatArray()).containsExactly(1, 4, 2, 5, 3, 6);
        x.toFloatArray()[0] = 9;
        assertThat(x.get(0, 0)).isEqualTo(1);
        assertThat(Tensor.zeros(0, 2).toFloatArray()).isEmpty();
    }

    @Test
    void arraysAreConverted() {
        Tensor values = Tensor.of(-1.5, 0.0, 2.9, Double.NaN);

        assertThat(values.toLongArray()).containsExactly(-1, 0, 2, 0);
        assertThat(values.toBooleanArray()).containsExactly(true, false, true, true);
        assertThat(values.toFloatArray()).containsExactly(-1.5f, 0, 2.9f, Float.NaN);
        assertThat(Tensor.of(true, false).toDoubleArray()).containsExactly(1, 0);
        assertThat(Tensor.of(Long.MAX_VALUE).toLongArray()).containsExactly(Long.MAX_VALUE);
    }

    @Test
    void typesConvertIntoEachOther() {
        double[] values = {0, 1};
        for (DType from : DType.values()) {
            for (DType to : DType.values()) {
                Tensor converted = Tensor.of(values).to(from).to(to);
                assertThat(converted.dtype()).isEqualTo(to);
                assertThat(converted.toDoubleArray()).isEqualTo(values);
            }
        }
        assertThat(x.to(DType.FLOAT32)).isSameAs(x);
    }

    @Test
    void elementTypesKnowTheirSizeAndName() {
        assertThat(DType.FLOAT32.bytes()).isEqualTo(4);
        assertThat(DType.FLOAT64.bytes()).isEqualTo(8);
        assertThat(DType.INT64).hasToString("int64");
        assertThat(DType.promote(DType.INT64, DType.BOOL)).isEqualTo(DType.INT64);
        assertThat(DType.promote(DType.FLOAT32, DType.FLOAT64)).isEqualTo(DType.FLOAT64);
    }
}
