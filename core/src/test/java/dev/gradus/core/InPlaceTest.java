package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InPlaceTest {
    private final Tensor x = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);

    @Test
    void elementsChangeWhereTheyAre() {
        assertThat(x.addInPlace(Tensor.of(10f, 20f, 30f))).isSameAs(x);
        assertThat(x.toFloatArray()).containsExactly(11, 22, 33, 14, 25, 36);
        assertThat(x.mulInPlace(2).get(0, 0)).isEqualTo(22);
        assertThat(x.addInPlace(Tensor.ones(2, 3), 0.5).get(0, 0)).isEqualTo(22.5);
        assertThat(x.addInPlace(Tensor.ones(3), -0.5).get(0, 0)).isEqualTo(22);
        assertThat(x.mulInPlace(Tensor.of(new float[] {0, 1}, 2, 1)).toFloatArray())
                .containsExactly(0, 0, 0, 28, 50, 72);
        assertThat(x.set(7, -1, -1).get(1, 2)).isEqualTo(7);
        assertThat(x.fill(3).sum().item()).isEqualTo(18);
        assertThat(x.copyFrom(Tensor.of(1, 2, 3)).toFloatArray()).containsExactly(1, 2, 3, 1, 2, 3);
        assertThat(x.copyFrom(Tensor.of(2.7)).to(DType.INT64).get(0, 0)).isEqualTo(2);
    }

    @Test
    void everyArithmeticHasItsForm() {
        assertThat(x.addInPlace(1).toFloatArray()).containsExactly(2, 3, 4, 5, 6, 7);
        assertThat(x.subInPlace(Tensor.of(1, 2, 3)).toFloatArray()).containsExactly(1, 1, 1, 4, 4, 4);
        assertThat(x.subInPlace(2).toFloatArray()).containsExactly(-1, -1, -1, 2, 2, 2);
        assertThat(x.divInPlace(Tensor.of(1, 2, 4)).toFloatArray()).containsExactly(-1, -0.5f, -0.25f, 2, 1, 0.5f);
        assertThat(x.divInPlace(0.5).toFloatArray()).containsExactly(-2, -1, -0.5f, 4, 2, 1);
        assertThat(x.powInPlace(2).toFloatArray()).containsExactly(4, 1, 0.25f, 16, 4, 1);
        assertThat(x.clampInPlace(1, 4).toFloatArray()).containsExactly(4, 1, 1, 4, 4, 1);
        assertThat(x.clampInPlace(2, Double.POSITIVE_INFINITY).toFloatArray()).containsExactly(4, 2, 2, 4, 4, 2);
        assertThat(x.clampInPlace(Double.NEGATIVE_INFINITY, 3).toFloatArray()).containsExactly(3, 2, 2, 3, 3, 2);
        assertThat(x.maskedFillInPlace(Tensor.of(true, false, false), 9).toFloatArray())
                .containsExactly(9, 2, 2, 9, 3, 2);
        assertThat(x.maskedFillInPlace(x.gt(5), 0).toFloatArray()).containsExactly(0, 2, 2, 0, 3, 2);
        assertThat(x.zero().toFloatArray()).containsOnly(0);
    }

    @Test
    void viewsAreSeenByTheWhole() {
        x.t().addInPlace(Tensor.of(new float[] {10, 20, 30}, 3, 1));
        assertThat(x.toFloatArray()).containsExactly(11, 22, 33, 14, 25, 36);

        x.select(1, 1).fill(0);
        x.narrow(1, 2, 1).copyFrom(Tensor.of(-1f));
        x.select(0, 0).mulInPlace(2);
        x.select(1, 0).addInPlace(Tensor.ones(2), 3);
        assertThat(x.toFloatArray()).containsExactly(25, 0, -2, 17, 0, -1);
    }

    @Test
    void overlappingViewsAreReadBeforeTheyAreWritten() {
        int size = 70; // more elements than are computed in one go
        Tensor square = Tensor.arange(size * size).reshape(size, size);
        Tensor expected = square.add(square.t());

        assertThat(square.copy().addInPlace(square.t()).toLongArray()).isEqualTo(expected.toLongArray());
        square.addInPlace(square.t());
        assertThat(square.toLongArray()).isEqualTo(expected.toLongArray());

        Tensor row = Tensor.of(1, 2, 3, 4);
        row.narrow(0, 1, 3).copyFrom(row.narrow(0, 0, 3));
        assertThat(row.toLongArray()).containsExactly(1, 1, 2, 3);

        Tensor rows = Tensor.ones(3000, 2);
        rows.addInPlace(rows.select(0, 0));
        assertThat(rows.max().item()).isEqualTo(2);
        assertThat(rows.addInPlace(rows).max().item()).isEqualTo(4);
    }

    @Test
    void emptyTensorsStayEmpty() {
        Tensor none = Tensor.zeros(0, 3);

        assertThat(none.addInPlace(Tensor.ones(3))
                        .fill(2)
                        .copyFrom(Tensor.scalar(1))
                        .elements())
                .isZero();
    }

    @Test
    void shapesMustFit() {
        assertThatThrownBy(() -> x.addInPlace(Tensor.ones(2, 2, 3)))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "addInPlace: a tensor of shape (2, 3) cannot take the shape (2, 2, 3) of the result in place");
        assertThatThrownBy(() -> x.mulInPlace(Tensor.ones(2)))
                .hasMessageContaining("mulInPlace: the shapes (2, 3) and (2,) cannot be broadcast");
        assertThatThrownBy(() -> x.copyFrom(Tensor.ones(1, 2, 3)))
                .hasMessageContaining("copyFrom: a tensor of shape (2, 3) cannot take the shape (1, 2, 3)");
    }

    @Test
    void typesMustFit() {
        Tensor integers = Tensor.of(1, 2);
        assertThatThrownBy(() -> integers.mulInPlace(0.5))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "mulInPlace: a tensor of int64 cannot hold the float32 result in place; convert it with to(DType.FLOAT32) before");
        assertThatThrownBy(() -> integers.addInPlace(Tensor.of(1, 1), 0.5)).hasMessageContaining("float32 result");
        assertThatThrownBy(() -> integers.addInPlace(Tensor.of(1, 1, 1).narrow(0, 1, 2), 0.5))
                .hasMessageContaining("float32 result");
        assertThatThrownBy(() -> Tensor.of(true).addInPlace(Tensor.of(true)))
                .hasMessageContaining("addInPlace: a tensor of bool cannot hold");
        assertThatThrownBy(() -> integers.divInPlace(2))
                .hasMessageContaining("divInPlace: a tensor of int64 cannot hold the float32 result");
        assertThatThrownBy(() -> integers.powInPlace(2)).hasMessageContaining("powInPlace: a tensor of int64");
        assertThatThrownBy(() -> integers.clampInPlace(0.5, 2)).hasMessageContaining("clampInPlace: a tensor of int64");
        assertThatThrownBy(() -> integers.maskedFillInPlace(integers, 2))
                .hasMessage("maskedFillInPlace: the mask must be bool, got int64; compare, as in x.gt(0)");
        assertThatThrownBy(() -> integers.maskedFillInPlace(Tensor.ones(2, 1).gt(0), 2))
                .hasMessageContaining("maskedFillInPlace: a tensor of shape (2,) cannot take the shape (2, 2)");
        assertThat(integers.mulInPlace(2).addInPlace(Tensor.of(true), 3).toLongArray())
                .containsExactly(5, 7);
        assertThat(Tensor.of(1f).addInPlace(Tensor.of(1.5)).dtype()).isEqualTo(DType.FLOAT32);
    }

    @Test
    void stretchedTensorsCannotBeChanged() {
        Tensor stretched = Tensor.ones(3).broadcastTo(2, 3);

        String problem = "several elements of this tensor of shape (2, 3) stand at one place";
        assertThatThrownBy(() -> stretched.fill(1)).hasMessageContainingAll("fill", problem, "copy()");
        assertThatThrownBy(() -> stretched.set(1, 0, 0)).hasMessageContainingAll("set", problem);
        assertThatThrownBy(() -> stretched.addInPlace(Tensor.ones(2, 3))).hasMessageContaining(problem);
    }

    @Test
    void whatRequiresAGradientCannotBeChangedWhileRecording() {
        Tensor leaf = Tensor.ones(2).requiresGrad(true);
        Tensor result = leaf.mul(2);

        for (Tensor tensor : new Tensor[] {leaf, result, leaf.narrow(0, 0, 1)}) {
            assertThatThrownBy(() -> tensor.addInPlace(Tensor.ones(1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "addInPlace: a tensor that requires a gradient cannot be changed in place while operations are recorded; do it within Autograd.noGrad(), or compute a new tensor");
            assertThatThrownBy(() -> tensor.addInPlace(Tensor.ones(1), 2)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> tensor.fill(0)).hasMessageStartingWith("fill: ");
            assertThatThrownBy(() -> tensor.set(0, 0)).hasMessageStartingWith("set: ");
            assertThatThrownBy(() -> tensor.copyFrom(Tensor.ones(1))).hasMessageStartingWith("copyFrom: ");
        }
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            leaf.addInPlace(Tensor.ones(2), 2).mulInPlace(2);
        }
        assertThat(leaf.toFloatArray()).containsExactly(6, 6);
        assertThat(leaf.requiresGrad()).isTrue();
    }

    @Test
    void aSourceThatRequiresAGradientIsRefused() {
        Tensor leaf = Tensor.ones(3).requiresGrad(true);

        assertThatThrownBy(() -> x.addInPlace(leaf))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "addInPlace: no gradient flows through a change in place, but the operand requires one; detach() it, or compute a new tensor");
        assertThatThrownBy(() -> x.addInPlace(leaf, 2)).hasMessageContaining("the operand requires one");
        assertThatThrownBy(() -> x.copyFrom(leaf)).hasMessageContaining("the operand requires one");
        assertThat(x.copyFrom(leaf.detach()).sum().item()).isEqualTo(6);
    }
}
