package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BroadcastingTest {
    private static int[] shape(int... sizes) {
        return sizes;
    }

    /** What numpy.broadcast_shapes says. */
    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of(shape(), shape(), shape()),
                Arguments.of(shape(), shape(2, 3), shape(2, 3)),
                Arguments.of(shape(3), shape(2, 3), shape(2, 3)),
                Arguments.of(shape(2, 1), shape(3), shape(2, 3)),
                Arguments.of(shape(2, 1), shape(1, 3), shape(2, 3)),
                Arguments.of(shape(5, 1, 4), shape(3, 1), shape(5, 3, 4)),
                Arguments.of(shape(1), shape(0), shape(0)),
                Arguments.of(shape(0), shape(), shape(0)),
                Arguments.of(shape(2, 0), shape(1, 1), shape(2, 0)),
                Arguments.of(shape(1, 3), shape(0, 1), shape(0, 3)),
                Arguments.of(shape(1, 1, 1), shape(), shape(1, 1, 1)));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shapesAreStretchedAsInNumPy(int[] a, int[] b, int[] expected) {
        assertThat(Shape.broadcast(Shape.of(a), Shape.of(b))).isEqualTo(Shape.of(expected));
        assertThat(Shape.broadcast(Shape.of(b), Shape.of(a))).isEqualTo(Shape.of(expected));
        assertThat(Tensor.zeros(a).add(Tensor.zeros(b)).shape()).isEqualTo(Shape.of(expected));
        assertThat(Tensor.zeros(a).lt(Tensor.zeros(b)).shape()).isEqualTo(Shape.of(expected));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void elementsAreRepeated(int[] a, int[] b, int[] expected) {
        Tensor x = Tensor.arange(Shape.of(a).elements()).reshape(a);
        Tensor y = Tensor.arange(Shape.of(b).elements()).reshape(b);
        Shape shape = Shape.of(expected);

        assertThat(x.sub(y).toLongArray())
                .isEqualTo(x.broadcastTo(shape)
                        .copy()
                        .sub(y.broadcastTo(shape).copy())
                        .toLongArray());
    }

    @Test
    void manyElementsAreRepeatedTheSame() {
        Tensor column = Tensor.arange(70).reshape(70, 1);
        Tensor row = Tensor.arange(90);
        Tensor sum = column.mul(1000).add(row);

        assertThat(sum.get(69, 89)).isEqualTo(69_089);
        assertThat(sum.get(31, 7)).isEqualTo(31_007);
    }

    static Stream<Arguments> operations() {
        return Stream.of(
                operation("add", Tensor::add),
                operation("sub", Tensor::sub),
                operation("mul", Tensor::mul),
                operation("div", Tensor::div),
                operation("pow", Tensor::pow),
                operation("maximum", Tensor::maximum),
                operation("minimum", Tensor::minimum),
                operation("eq", Tensor::eq),
                operation("ne", Tensor::ne),
                operation("lt", Tensor::lt),
                operation("le", Tensor::le),
                operation("where", (x, y) -> Tensor.of(true).where(x, y)),
                operation("logicalAnd", Tensor::logicalAnd),
                operation("logicalOr", Tensor::logicalOr));
    }

    private static Arguments operation(String name, BinaryOperator<Tensor> function) {
        return Arguments.of(name, function);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatDoesNotFitIsRefused(String name, BinaryOperator<Tensor> operation) {
        assertThatThrownBy(() -> operation.apply(Tensor.zeros(2, 3), Tensor.zeros(2, 4)))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "%s: the shapes (2, 3) and (2, 4) cannot be broadcast: counted from the last, dimension 1 has the sizes 3 and 4, which must be equal or one of them 1; reshape or unsqueeze one of them",
                        name);
        assertThatThrownBy(() -> operation.apply(Tensor.zeros(3, 2), Tensor.zeros(4, 2)))
                .hasMessageContaining("dimension 2 has the sizes 3 and 4");
        assertThatThrownBy(() -> operation.apply(Tensor.zeros(0), Tensor.zeros(2)))
                .hasMessageContaining("the sizes 0 and 2");
    }
}
