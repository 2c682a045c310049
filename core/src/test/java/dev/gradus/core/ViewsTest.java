package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ViewsTest {
    private final Tensor x = Tensor.arange(24).reshape(2, 3, 4);

    static Stream<UnaryOperator<Tensor>> views() {
        return Stream.of(
                base -> base.reshape(6, 4),
                Tensor::flatten,
                base -> base.flatten(0, 1),
                base -> base.transpose(0, 2),
                base -> base.permute(1, 2, 0),
                base -> base.narrow(1, 1, 2),
                base -> base.select(0, 1),
                base -> base.unsqueeze(1),
                base -> base.unsqueeze(0).squeeze(),
                base -> base.transpose(0, 2).unsqueeze(1).squeeze(1),
                base -> base.broadcastTo(5, 2, 3, 4),
                base -> base.split(2, 2).get(1),
                base -> base.chunk(3, 1).get(2),
                Tensor::detach);
    }

    @ParameterizedTest
    @MethodSource("views")
    void viewsShareTheArray(UnaryOperator<Tensor> operation) {
        Tensor base = Tensor.zeros(2, 3, 4);
        Tensor view = operation.apply(base);

        base.fill(3);

        assertThat(view.min().item()).isEqualTo(3);
    }

    @Test
    void copiesDoNot() {
        assertThat(x.copy().storage).isNotSameAs(x.storage);
        assertThat(x.transpose(0, 1).contiguous().storage).isNotSameAs(x.storage);
        assertThat(x.contiguous()).isSameAs(x);
        assertThat(x.transpose(0, 1).reshape(24).storage).isNotSameAs(x.storage);
    }

    @Test
    void shapesAndElements() {
        assertThat(x.reshape(4, -1).shape()).isEqualTo(Shape.of(4, 6));
        assertThat(x.transpose(0, -1).get(3, 1, 0)).isEqualTo(x.get(0, 1, 3));
        assertThat(x.permute(2, 0, 1).get(3, 1, 2)).isEqualTo(x.get(1, 2, 3));
        assertThat(x.narrow(-1, -2, 2).get(0, 0, 0)).isEqualTo(2);
        assertThat(x.select(1, -1).toLongArray()).containsExactly(8, 9, 10, 11, 20, 21, 22, 23);
        assertThat(x.unsqueeze(-1).shape()).isEqualTo(Shape.of(2, 3, 4, 1));
        assertThat(x.squeeze(0)).isSameAs(x);
        assertThat(x.flatten(1, 2).shape()).isEqualTo(Shape.of(2, 12));
        assertThat(Tensor.scalar(1).flatten().shape()).isEqualTo(Shape.of(1));
        assertThat(Tensor.scalar(1).flatten(0, -1).shape()).isEqualTo(Shape.of(1));
        assertThat(x.broadcastTo(2, 2, 3, 4).get(1, 1, 2, 3)).isEqualTo(23);
    }

    @Test
    void splitsAndChunks() {
        assertThat(x.split(3, 2)).extracting(Tensor::shape).containsExactly(Shape.of(2, 3, 3), Shape.of(2, 3, 1));
        assertThat(x.split(new int[] {1, 0, 2}, 1))
                .extracting(part -> part.size(1))
                .containsExactly(1, 0, 2);
        assertThat(x.chunk(3, -1)).extracting(part -> part.size(2)).containsExactly(2, 2);
        assertThat(Tensor.zeros(0, 3).chunk(3, 0))
                .extracting(part -> part.size(0))
                .containsExactly(0, 0, 0);
        assertThat(Tensor.zeros(0, 2).split(3, 0)).extracting(Tensor::shape).containsExactly(Shape.of(0, 2));
    }

    @Test
    void contiguity() {
        assertThat(x.isContiguous()).isTrue();
        assertThat(x.transpose(0, 1).isContiguous()).isFalse();
        assertThat(x.select(0, 1).isContiguous()).isTrue();
        assertThat(x.narrow(0, 0, 1).transpose(0, 1).isContiguous()).isTrue();
        assertThat(Tensor.zeros(3, 0).t().isContiguous()).isTrue();
    }

    @Test
    void detachingGivesATensorOfItsOwn() {
        Tensor y = x.to(DType.FLOAT32);

        y.detach().requiresGrad(true);

        assertThat(y.requiresGrad()).isFalse();
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> x.reshape(5, 5))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "reshape: the shape (2, 3, 4) has 24 elements, (5, 5) would have 25; use -1 for a size to be inferred");
        assertThatThrownBy(() -> x.reshape(5, -1))
                .hasMessage(
                        "reshape: the size -1 in [5, -1] cannot be inferred: 24 elements of shape (2, 3, 4) are not a multiple of the other sizes");
        assertThatThrownBy(() -> x.reshape(-1, -1)).hasMessage("reshape: only one size may be -1, got [-1, -1]");
        assertThatThrownBy(() -> x.flatten(2, 1))
                .hasMessage("flatten: the first dimension 2 comes after the last one 1");
        assertThatThrownBy(() -> x.permute(0, 1))
                .hasMessage("permute: every one of the 3 dimensions of (2, 3, 4) must be named once, got [0, 1]");
        assertThatThrownBy(() -> x.permute(0, 1, 1)).hasMessageContaining("Dimension 1 comes twice in [0, 1, 1]");
        assertThatThrownBy(x::t)
                .hasMessage(
                        "t: only a matrix is transposed without naming dimensions, got the shape (2, 3, 4); use transpose(dim0, dim1)");
        assertThatThrownBy(() -> x.narrow(1, 2, 2))
                .hasMessage("narrow: 2 positions from 2 on do not lie within dimension 1 of shape (2, 3, 4)");
        assertThatThrownBy(() -> x.narrow(1, 0, -1)).hasMessageContaining("-1 positions from 0 on");
        assertThatThrownBy(() -> x.select(1, 3)).hasMessageContaining("the positions -3 to 2, got 3");
        assertThatThrownBy(() -> x.unsqueeze(4)).hasMessageContaining("dimension 4 was asked for");
        assertThatThrownBy(() -> x.broadcastTo(2, 3, 5))
                .hasMessage(
                        "broadcastTo: the shape (2, 3, 4) cannot be stretched to (2, 3, 5): counted from the last, every size must be equal or 1");
        assertThatThrownBy(() -> x.sumTo(Shape.of(5))).hasMessageContainingAll("sumTo: ", "(5,)", "(2, 3, 4)");
        assertThatThrownBy(() -> Tensor.zeros(2).sumTo(Shape.of(1, 2)))
                .hasMessage("sumTo: broadcasting does not stretch the shape (1, 2) to (2,)");
        assertThatThrownBy(() -> x.split(0, 1)).hasMessage("split: the size of a part must be at least 1, got 0");
        assertThatThrownBy(() -> x.split(new int[] {1, 1}, 1))
                .hasMessage("split: the sizes [1, 1] must add up to the size 3 of dimension 1 of shape (2, 3, 4)");
        assertThatThrownBy(() -> x.chunk(0, 1)).hasMessage("chunk: the number of parts must be at least 1, got 0");
    }

    @Test
    void shapesCompareByTheirSizes() {
        assertThat(Shape.of(2, 3)).isEqualTo(Shape.of(2, 3)).hasSameHashCodeAs(Shape.of(2, 3));
        assertThat(Shape.of(2, 3)).isNotEqualTo(Shape.of(3, 2));
        assertThat(List.of(Shape.of(), Shape.of(3), Shape.of(2, 0))).hasToString("[(), (3,), (2, 0)]");
    }
}
