package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.kernel.ChannelShape;
import dev.gradus.core.kernel.ConvolutionShape;
import dev.gradus.core.kernel.PoolingShape;
import dev.gradus.core.kernel.SlidingWindow;
import java.util.List;
import java.util.Optional;
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
    void settingsOfReductions() {
        Tensor x = Tensor.ones(2, 3, 4).requiresGrad(true);

        assertThat(settings(x.max(-1))).contains(new OperationSettings.Reduction(List.of(2)));
        assertThat(settings(x.sum(0, 2))).contains(new OperationSettings.Reduction(List.of(0, 2)));
        assertThat(settings(x.mean())).contains(new OperationSettings.Reduction(List.of(0, 1, 2)));
        assertThat(settings(x.exp())).isEmpty();
    }

    @Test
    void settingsOfWindows() {
        Tensor x = Tensor.ones(1, 1, 6).requiresGrad(true);
        SlidingWindow convolved = new SlidingWindow(6, 3, 2, 2, 1, 3);
        SlidingWindow pooled = new SlidingWindow(6, 5, 2, 1, 0, 1);
        GraphNode convolution = x.conv1d(Tensor.ones(1, 1, 2), null, 2, 1, 3, 1)
                .graphNode()
                .orElseThrow()
                .inputs()
                .get(0); // below what leaves the height out

        assertThat(convolution.settings())
                .contains(new OperationSettings.Convolution(
                        new ConvolutionShape(1, 1, 1, 1, SlidingWindow.SINGLE, convolved)));
        assertThat(settings(x.maxPool1d(2, 1, 0, 1, false)))
                .contains(new OperationSettings.Pooling(new PoolingShape(1, SlidingWindow.SINGLE, pooled)));
    }

    @Test
    void settingsOfANormalization() {
        Tensor x = Tensor.from(new double[][] {{1, 2}, {3, 6}}).requiresGrad(true);
        Tensor ones = Tensor.ones(2).to(DType.FLOAT64);

        assertThat(settings(x.batchNorm(null, null, ones, ones, true, 0.1, 1e-5)))
                .contains(new OperationSettings.Normalization(
                        new ChannelShape(2, 2, 1), List.of(2.0, 4.0), List.of(1.0, 4.0), 1e-5, true));
    }

    @Test
    void settingsOfACrossEntropy() {
        Tensor scores = Tensor.ones(2, 3).requiresGrad(true);
        Tensor classes = Tensor.from(new long[] {2, 0});
        Tensor weights = Tensor.ones(2);

        assertThat(settings(scores.crossEntropy(1, classes)))
                .contains(new OperationSettings.Classes(classes, Optional.empty()));
        assertThat(settings(scores.crossEntropy(1, classes, weights)))
                .contains(new OperationSettings.Classes(classes, Optional.of(weights)));
    }

    private static Optional<OperationSettings> settings(Tensor result) {
        return result.graphNode().orElseThrow().settings();
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
