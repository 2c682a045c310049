package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The graph f(x, y) = x² + xy + (x + y)² of the worked examples, walked and differentiated. */
class GraphWalkTest {
    private static Tensor f(Tensor x, Tensor y) {
        return x.square().add(x.mul(y)).add(x.add(y).square());
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 12, 10, 7", "-0.5, 3, 5, 7, 4.5", "0, 0, 0, 0, 0", "2.5, -1.25, 4.6875, 6.25, 5"})
    void valuesAndGradients(double xValue, double yValue, double value, double byX, double byY) {
        Tensor x = Tensor.scalar(xValue, DType.FLOAT64).requiresGrad(true);
        Tensor y = Tensor.scalar(yValue, DType.FLOAT64).requiresGrad(true);
        Tensor result = f(x, y);
        result.backward();

        assertThat(result.item()).isEqualTo(value);
        assertThat(x.grad().item()).isEqualTo(byX);
        assertThat(y.grad().item()).isEqualTo(byY);
    }

    @Test
    void operationsAndInputs() {
        Tensor x = Tensor.scalar(1).requiresGrad(true);
        Tensor y = Tensor.scalar(2).requiresGrad(true);
        GraphNode root = f(x, y).graphNode().orElseThrow();
        GraphNode sum = root.inputs().get(0);
        GraphNode square = root.inputs().get(1);

        assertThat(describe(root)).isEqualTo("add(add(square(leaf), mul(leaf, leaf)), square(add(leaf, leaf)))");
        assertThat(sum.inputs().get(1).inputs())
                .isEqualTo(square.inputs().get(0).inputs());
        assertThat(leaves(root).distinct()).hasSize(2);
        assertThat(leaves(root).findFirst().orElseThrow().value()).containsSame(x);
    }

    private static String describe(GraphNode node) {
        List<String> inputs =
                node.inputs().stream().map(GraphWalkTest::describe).toList();
        return inputs.isEmpty() ? node.operation() : node.operation() + "(" + String.join(", ", inputs) + ")";
    }

    private static Stream<GraphNode> leaves(GraphNode node) {
        return node.inputs().isEmpty()
                ? Stream.of(node)
                : node.inputs().stream().flatMap(GraphWalkTest::leaves);
    }

    @Test
    void valuesAreKeptOnDemandOnly() {
        Tensor x = Tensor.scalar(3).requiresGrad(true);
        assertThat(x.add(1).graphNode().orElseThrow().value()).isEmpty();

        try (Autograd.Scope ignored = Autograd.keepValues()) {
            Tensor result = x.mul(Tensor.scalar(2)).add(1);
            GraphNode root = result.graphNode().orElseThrow();
            assertThat(root.value()).containsSame(result);
            assertThat(root.inputs().get(0).value().orElseThrow().item()).isEqualTo(6);
            assertThat(root.inputs().get(1).operation()).isEqualTo("constant");
            assertThat(root.inputs().get(1).value().orElseThrow().item()).isEqualTo(1);
        }
        assertThat(x.add(1).graphNode().orElseThrow().value()).isEmpty();
    }

    @Test
    void aFreedGraphHasNoInputs() {
        Tensor x = Tensor.scalar(3).requiresGrad(true);
        Tensor result = f(x, x);
        result.backward();

        assertThat(result.graphNode().orElseThrow().inputs()).isEmpty();
    }

    @Test
    void whatWasNotRecordedHasNoNode() {
        assertThat(Tensor.scalar(1).graphNode()).isEmpty();
        assertThat(Tensor.scalar(1).add(1).graphNode()).isEmpty();
        assertThat(Tensor.scalar(1).requiresGrad(true).graphNode())
                .hasValueSatisfying(node -> assertThat(node.operation()).isEqualTo("leaf"));
    }
}
