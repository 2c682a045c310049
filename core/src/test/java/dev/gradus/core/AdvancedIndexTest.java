package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Masks and index tensors: what is picked, what is replaced, and what does not fit. */
class AdvancedIndexTest {
    private final Tensor x = Tensor.arange(6).reshape(2, 3);
    private final Tensor cube = Tensor.arange(24).reshape(2, 3, 4);
    private final Tensor mask = Tensor.of(new boolean[] {true, false, true, false, true, false}, 2, 3);

    @Test
    void masks() {
        assertThat(x.maskedSelect(mask).toLongArray()).containsExactly(0, 2, 4);
        assertThat(Tensor.of(5, 6).reshape(2, 1).maskedSelect(mask).toLongArray())
                .containsExactly(5, 5, 6);
        assertThat(x.maskedFill(mask, Tensor.scalar(9.5)).toLongArray()).containsExactly(9, 1, 9, 3, 9, 5);
        assertThat(x.maskedScatter(mask, Tensor.of(10, 20, 30, 40)).toLongArray())
                .containsExactly(10, 1, 20, 3, 30, 5);
        assertThat(x.maskedScatter(mask.logicalAnd(mask.logicalNot()), Tensor.zeros(0))
                        .toLongArray())
                .isEqualTo(x.toLongArray());
        assertThat(mask.nonzero().toLongArray()).containsExactly(0, 0, 0, 2, 1, 1);
        assertThat(Tensor.of(0.5, 0, -2).nonzero().toLongArray()).containsExactly(0, 2);
        assertThat(Tensor.scalar(1).nonzero().shape()).isEqualTo(Shape.of(1, 0));
        assertThat(Tensor.zeros(2, 3).nonzero().shape()).isEqualTo(Shape.of(0, 2));
    }

    @Test
    void whatIsPickedByIndices() {
        assertThat(x.index(Tensor.of(1, 0, -1), Tensor.of(0, 0, -1)).toLongArray())
                .containsExactly(3, 0, 5);
        assertThat(x.index(Tensor.of(1)).toLongArray()).containsExactly(3, 4, 5);
        assertThat(x.index(null, Tensor.of(2, 0)).toLongArray()).containsExactly(2, 0, 5, 3);
        assertThat(x.index(Tensor.of(0, 1).reshape(2, 1), Tensor.of(1, 2)).toLongArray())
                .containsExactly(1, 2, 4, 5);
        assertThat(x.index(mask).toLongArray()).containsExactly(0, 2, 4);
        assertThat(x.index(Tensor.of(true, false), Tensor.of(1)).toLongArray()).containsExactly(1);
        assertThat(x.index(Tensor.scalar(1, DType.INT64)).shape()).isEqualTo(Shape.of(3));
        assertThat(x.index(Tensor.zeros(DType.INT64, 0)).shape()).isEqualTo(Shape.of(0, 3));
        assertThat(x.index((Tensor) null).toLongArray()).isEqualTo(x.toLongArray());
    }

    @Test
    void wherePickedDimensionsStand() {
        Tensor two = Tensor.of(0, 1);
        Tensor pairs = Tensor.zeros(DType.INT64, 5, 6);
        assertThat(cube.index(null, pairs).shape()).isEqualTo(Shape.of(2, 5, 6, 4));
        assertThat(cube.index(null, two, two).shape()).isEqualTo(Shape.of(2, 2));
        assertThat(cube.index(two, null, two).shape()).isEqualTo(Shape.of(2, 3));
        assertThat(cube.index(two, null, two).toLongArray()).containsExactly(0, 4, 8, 13, 17, 21);
        assertThat(cube.index(null, null, Tensor.of(3)).shape()).isEqualTo(Shape.of(2, 3, 1));
        assertThat(cube.index(Tensor.of(1), mask.select(0, 0), null).toLongArray())
                .containsExactly(12, 13, 14, 15, 20, 21, 22, 23);
        assertThat(cube.index(mask).shape()).isEqualTo(Shape.of(3, 4));
    }

    @Test
    void whatIsPut() {
        @Nullable Tensor[] corner = {Tensor.of(0, 1, 0), Tensor.of(0, 2, 0)};
        assertThat(x.indexPut(corner, Tensor.of(7, 8, 9)).toLongArray()).containsExactly(9, 1, 2, 3, 4, 8);
        assertThat(x.indexPut(corner, Tensor.scalar(10), true).toLongArray()).containsExactly(20, 1, 2, 3, 4, 15);
        assertThat(x.indexPut(
                                new @Nullable Tensor[] {null, Tensor.of(-1)},
                                Tensor.of(7, 8).reshape(2, 1))
                        .toLongArray())
                .containsExactly(0, 1, 7, 3, 4, 8);
        assertThat(x.indexPut(new Tensor[] {mask}, Tensor.scalar(-1)).toLongArray())
                .containsExactly(-1, 1, -1, 3, -1, 5);
        Tensor two = Tensor.of(0, 1);
        Tensor put = cube.indexPut(new @Nullable Tensor[] {two, null, two}, Tensor.scalar(0));
        assertThat(put.shape()).isEqualTo(cube.shape());
        assertThat(put.index(two, null, two).toLongArray()).containsOnly(0);
        assertThat(put.sum().item()).isEqualTo(cube.sum().item() - (0 + 4 + 8 + 13 + 17 + 21));
    }

    @Test
    void whatDoesNotFit() {
        assertThatThrownBy(() -> x.index(Tensor.of(2)))
                .isInstanceOf(OperationException.class)
                .hasMessage("index: dimension 0 of shape (2, 3) has the positions -2 to 1, but an index holds 2");
        assertThatThrownBy(() -> x.index(null, Tensor.of(-4))).hasMessageContaining("but an index holds -4");
        assertThatThrownBy(() -> x.index(null, null, Tensor.of(0)))
                .hasMessage("index: a tensor of shape (2, 3) has 2 dimensions to index, got indices for 3");
        assertThatThrownBy(() -> x.index(Tensor.of(0.5)))
                .hasMessage("index: an index must be int64, got float64; convert it with to(DType.INT64)");
        assertThatThrownBy(() -> x.index(Tensor.of(0, 1), Tensor.of(0, 1, 1)))
                .hasMessageStartingWith("index: the shapes (2,) and (3,) cannot be broadcast");
        assertThatThrownBy(() -> x.index(null, Tensor.of(true, false)))
                .hasMessage(
                        "index: a mask must have the sizes of the dimensions it stands for, from dimension 1 of (2, 3) on, got the shape (2,)");
        assertThatThrownBy(() -> x.index(Tensor.scalar(1, DType.BOOL))).hasMessageContaining("got the shape ()");
        assertThatThrownBy(() -> x.indexPut(new Tensor[] {Tensor.of(5)}, x)).hasMessageStartingWith("indexPut: dim");
        assertThatThrownBy(() -> x.maskedSelect(x))
                .hasMessage("maskedSelect: the mask must be bool, got int64; compare, as in x.gt(0)");
        assertThatThrownBy(() -> x.maskedFill(x, Tensor.scalar(1))).hasMessageStartingWith("maskedFill: the mask");
        assertThatThrownBy(() -> x.maskedScatter(x, x)).hasMessageStartingWith("maskedScatter: the mask");
        assertThatThrownBy(() -> x.maskedScatter(mask, Tensor.of(1, 2)))
                .hasMessage(
                        "maskedScatter: the mask is true at 3 places, but the source of shape (2,) has only 2 elements");
    }

    @Test
    void grids() {
        assertThat(Tensor.meshgrid(Tensor.of(1, 2), Tensor.of(3, 4, 5)))
                .extracting(grid -> grid.copy().toLongArray())
                .containsExactly(new long[] {1, 1, 1, 2, 2, 2}, new long[] {3, 4, 5, 3, 4, 5});
        assertThat(Tensor.meshgrid(Tensor.scalar(1), Tensor.of(1, 2)).get(0).shape())
                .isEqualTo(Shape.of(1, 2));
        assertThatThrownBy(() -> Tensor.meshgrid(x))
                .isInstanceOf(OperationException.class)
                .hasMessage("meshgrid: expected vectors or scalars, got the shape (2, 3)");
    }

    @Test
    void whatAViewOfPositionsLeavesOutDoesNotCount() {
        Tensor x = Tensor.of(1.0, 2, 3);
        Tensor positions = Tensor.of(2L, 0L, 99L).narrow(0, 0, 2);

        assertThat(x.indexSelect(0, positions).toDoubleArray()).containsExactly(3, 1);
        assertThat(x.gather(0, positions).toDoubleArray()).containsExactly(3, 1);
        assertThat(x.unsqueeze(1).embedding(positions).toDoubleArray()).containsExactly(3, 1);
    }
}
