package dev.gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.DType;
import dev.gradus.core.OperationException;
import dev.gradus.core.Tensor;
import org.junit.jupiter.api.Test;

class SoftmaxTest {
    @Test
    void largeScoresDoNotOverflow() {
        Tensor x = Tensor.of(new double[] {1000, 0, -1000}, 1, 3);

        assertThat(new Softmax(1).apply(x).toDoubleArray()).containsExactly(1, 0, 0);
        assertThat(new LogSoftmax(1).apply(x).toDoubleArray()).containsExactly(0, -1000, -2000);
    }

    @Test
    void anyDimensionCanBeSummedOver() {
        Tensor y = new Softmax(0).apply(Tensor.arange(0, 6, 1, DType.FLOAT64).reshape(2, 3));

        assertThat(y.sum(0).toDoubleArray()).containsExactly(new double[] {1, 1, 1}, within(1e-15));
    }

    @Test
    void aMissingDimensionIsAnErrorThatNamesTheLayer() {
        assertThatThrownBy(() -> Sequential.of(new Softmax(1)).apply(Tensor.zeros(3)))
                .isInstanceOf(OperationException.class)
                .hasMessageContainingAll(
                        "Softmax: expected an input with a dimension 1",
                        "got the shape (3,); a batch has its observations along dimension 0",
                        "model.0 (Softmax)");
        assertThatThrownBy(() -> new LogSoftmax(-3).apply(Tensor.zeros(2, 3)))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining("LogSoftmax: expected an input with a dimension -3, got the shape (2, 3)");
    }

    @Test
    void settingsAreShown() {
        assertThat(new Softmax(-1)).hasToString("Softmax(dim=-1)");
        assertThat(new LogSoftmax(1)).hasToString("LogSoftmax(dim=1)");
    }
}
