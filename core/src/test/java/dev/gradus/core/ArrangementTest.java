package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Where the elements go, and what cannot be arranged. */
class ArrangementTest {
    private final Tensor row = Tensor.of(1, 2, 3);
    private final Tensor matrix = Tensor.of(new long[] {1, 2, 3, 4, 5, 6}, 2, 3);

    @Test
    void flipped() {
        assertThat(matrix.flip(0).toLongArray()).containsExactly(4, 5, 6, 1, 2, 3);
        assertThat(matrix.flip(-1, 0).toLongArray()).containsExactly(6, 5, 4, 3, 2, 1);
        assertThat(Tensor.of(true, false).flip(0).toBooleanArray()).containsExactly(false, true);
    }

    @Test
    void rolled() {
        assertThat(matrix.roll(1).toLongArray()).containsExactly(6, 1, 2, 3, 4, 5);
        assertThat(matrix.roll(-4, 1).toLongArray()).containsExactly(2, 3, 1, 5, 6, 4);
        assertThat(matrix.roll(new int[] {1, 1}, new int[] {0, 1}).toLongArray())
                .containsExactly(6, 4, 5, 3, 1, 2);
        assertThat(matrix.roll(new int[] {1, 1}, new int[] {1, 1}).toLongArray())
                .containsExactly(2, 3, 1, 5, 6, 4);
        assertThatThrownBy(() -> matrix.roll(new int[] {1}, new int[] {0, 1}))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "roll: there must be a shift for each dimension, got the shifts [1] and the dimensions [0, 1]");
    }

    @Test
    void triangles() {
        assertThat(matrix.tril().toLongArray()).containsExactly(1, 0, 0, 4, 5, 0);
        assertThat(matrix.tril(1).toLongArray()).containsExactly(1, 2, 0, 4, 5, 6);
        assertThat(matrix.tril(-9).toLongArray()).containsOnly(0);
        assertThat(matrix.triu().toLongArray()).containsExactly(1, 2, 3, 0, 5, 6);
        assertThat(matrix.triu(-1).toLongArray()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(matrix.triu(2).toLongArray()).containsExactly(0, 0, 3, 0, 0, 0);
        assertThat(Tensor.full(Double.NaN, 2, 2).tril().toFloatArray()).contains(0);
        assertThatThrownBy(row::tril)
                .isInstanceOf(OperationException.class)
                .hasMessage("tril: expected a matrix or a batch of them, got the shape (3,)");
        assertThatThrownBy(row::triu).hasMessageStartingWith("triu: expected a matrix");
    }

    @Test
    void diagonals() {
        assertThat(matrix.diagonal().toLongArray()).containsExactly(1, 5);
        assertThat(matrix.diag(1).toLongArray()).containsExactly(2, 6);
        assertThat(matrix.diag(-1).toLongArray()).containsExactly(4);
        assertThat(row.diag(1).toLongArray()).containsExactly(0, 1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 3, 0, 0, 0, 0);
        Tensor square = Tensor.zeros(2, 2);
        square.diagonal().fill(7);
        assertThat(square.toFloatArray()).containsExactly(7, 0, 0, 7);
        assertThatThrownBy(() -> matrix.diagonal(0, 1, -1))
                .isInstanceOf(OperationException.class)
                .hasMessage("diagonal: two different dimensions are needed, got 1 and -1");
        assertThatThrownBy(() -> Tensor.zeros(2, 2, 2).diag())
                .hasMessage(
                        "diag: expected a vector or a matrix, got the shape (2, 2, 2); use diagonal(offset, dim1, dim2)");
    }

    @Test
    void padded() {
        assertThat(row.pad(new int[] {1, 2}, 9).toLongArray()).containsExactly(9, 1, 2, 3, 9, 9);
        assertThat(row.pad(-1, 1).toLongArray()).containsExactly(2, 3, 0);
        assertThat(matrix.pad(0, 0, 1, 0).shape()).isEqualTo(Shape.of(3, 3));
        assertThat(row.pad(new int[] {2, 1}, PaddingMode.REFLECT).toLongArray()).containsExactly(3, 2, 1, 2, 3, 2);
        assertThat(row.pad(new int[] {2, 1}, PaddingMode.REPLICATE).toLongArray())
                .containsExactly(1, 1, 1, 2, 3, 3);
        assertThat(row.pad(new int[] {2, 1}, PaddingMode.CIRCULAR).toLongArray())
                .containsExactly(2, 3, 1, 2, 3, 1);
        assertThat(row.pad(new int[] {1, 1}, PaddingMode.CONSTANT).toLongArray())
                .containsExactly(0, 1, 2, 3, 0);
    }

    @Test
    void paddingsThatDoNotFit() {
        assertThatThrownBy(() -> row.pad(1))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "pad: the paddings must be pairs, one for each of the last dimensions of shape (3,) at most, got [1]");
        assertThatThrownBy(() -> row.pad(1, 1, 1, 1)).hasMessageContaining("got [1, 1, 1, 1]");
        assertThatThrownBy(() -> row.pad(-2, -2))
                .hasMessage("pad: the paddings -2 and -2 cut more from dimension 0 of shape (3,) than its size");
        assertThatThrownBy(() -> row.pad(new int[] {0, 3}, PaddingMode.REFLECT))
                .hasMessage(
                        "pad: dimension 0 of shape (3,) can be padded by -3 to 2 on each side in mode REFLECT, got 0 and 3");
        assertThatThrownBy(() -> row.pad(new int[] {4, 0}, PaddingMode.CIRCULAR))
                .hasMessageContaining("by -3 to 3 on each side in mode CIRCULAR");
        assertThatThrownBy(() -> row.pad(new int[] {2, -3}, PaddingMode.CIRCULAR))
                .hasMessage(
                        "pad: nothing of dimension 0 of shape (3,) is left to pad it with in mode CIRCULAR, got 2 and -3");
        assertThatThrownBy(() -> Tensor.zeros(0).pad(new int[] {1, 0}, PaddingMode.REPLICATE))
                .hasMessageContaining("by 0 to 0 on each side in mode REPLICATE");
        assertThatThrownBy(() -> row.pad(new int[] {-2, -2}, PaddingMode.REPLICATE))
                .hasMessageContaining("got -2 and -2");
    }

    @Test
    void oneHot() {
        assertThat(Tensor.of(1, 0).oneHot(3).toLongArray()).containsExactly(0, 1, 0, 1, 0, 0);
        assertThat(Tensor.of(new long[] {0, 2}, 2, 1).oneHot().shape()).isEqualTo(Shape.of(2, 1, 3));
        assertThat(Tensor.zeros(DType.INT64, 0).oneHot(3).shape()).isEqualTo(Shape.of(0, 3));
        Tensor first = Tensor.of(1, 0, 7).narrow(0, 0, 2);
        assertThat(first.oneHot(2).toLongArray()).containsExactly(0, 1, 1, 0);
        assertThat(first.oneHot().shape()).isEqualTo(Shape.of(2, 2));
        assertThatThrownBy(() -> row.oneHot(3))
                .isInstanceOf(OperationException.class)
                .hasMessage("oneHot: expected classes from 0 to 2, got 3, in a tensor of shape (3,)");
        assertThatThrownBy(() -> Tensor.of(2, -1).oneHot()).hasMessageContaining("from 0 to 2, got -1");
        assertThatThrownBy(() -> Tensor.zeros(DType.INT64, 0).oneHot())
                .hasMessageContaining("the number of classes cannot be told from none; give it, as in oneHot(10)");
        assertThatThrownBy(() -> Tensor.zeros(2).oneHot())
                .hasMessage("oneHot: an index must be int64, got float32; convert it with to(DType.INT64)");
    }
}
