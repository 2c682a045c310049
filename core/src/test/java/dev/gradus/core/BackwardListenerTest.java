package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackwardListenerTest {
    private final Tensor x = Tensor.scalar(1, DType.FLOAT64).requiresGrad(true);
    private final Tensor y = Tensor.scalar(2, DType.FLOAT64).requiresGrad(true);
    private final Recorder recorder = new Recorder();

    @Test
    void contributionsAddUpToTheGradientOfEachNode() {
        Tensor a = x.square();
        Tensor b = x.mul(y);
        Tensor c = x.add(y);
        Tensor e = c.square();
        Tensor f = a.add(b).add(e);
        try (Autograd.Scope ignored = Autograd.listen(recorder)) {
            f.backward();
        }

        assertThat(recorder.gradientOf(f)).isEqualTo(1);
        assertThat(recorder.gradientOf(c)).isEqualTo(6);
        assertThat(recorder.gradientOf(x)).isEqualTo(10).isEqualTo(x.grad().item());
        assertThat(recorder.gradientOf(y)).isEqualTo(7).isEqualTo(y.grad().item());
        assertThat(recorder.contributions)
                .containsExactlyInAnyOrder(
                        "add 0 1.0",
                        "add 1 1.0",
                        "add 0 1.0",
                        "add 1 1.0",
                        "square 0 6.0",
                        "square 0 2.0",
                        "mul 0 2.0",
                        "mul 1 1.0",
                        "add 0 6.0",
                        "add 1 6.0");
    }

    @Test
    void whatIsHeardIsNotWrittenToLater() {
        try (Autograd.Scope ignored = Autograd.listen(recorder)) {
            Tensor w = Tensor.ones(2000).requiresGrad(true);
            w.mul(3).exp().sum().backward();
            Tensor first = recorder.gradients.get(w.graphNode().orElseThrow());
            double before = first.get(0);
            w.zeroGrad();
            w.mul(4).sum().backward();

            assertThat(first.get(0)).isEqualTo(before).isNotEqualTo(4);
        }
    }

    @Test
    void nobodyHearsAfterTheScope() {
        try (Autograd.Scope ignored = Autograd.listen(recorder)) {
            x.square().backward();
        }
        int heard = recorder.contributions.size();
        x.square().backward();

        assertThat(recorder.contributions).hasSize(heard);
    }

    @Test
    void functionsOfAUserTellToo() {
        Function cube = new Function() {
            @Override
            protected Tensor forward(Context context, Tensor... inputs) {
                context.save(inputs[0]);
                return inputs[0].pow(3);
            }

            @Override
            protected Tensor[] backward(Context context, Tensor gradient) {
                return new Tensor[] {gradient.mul(context.saved(0).square().mul(3))};
            }

            @Override
            public String name() {
                return "cube";
            }
        };
        Tensor result = cube.apply(y);
        try (Autograd.Scope ignored = Autograd.listen(recorder)) {
            result.backward(null, true, false);
        }

        assertThat(recorder.contributions).containsExactly("cube 0 12.0");
        assertThat(result.graphNode().orElseThrow().inputGradients(Tensor.scalar(2, DType.FLOAT64)))
                .singleElement()
                .satisfies(gradient -> assertThat(gradient.orElseThrow().item()).isEqualTo(24));
    }

    @Test
    void anOperationTellsItsLocalDerivatives() {
        Tensor product = x.mul(y);
        GraphNode node = product.graphNode().orElseThrow();

        List<Double> derivatives = node.inputGradients(Tensor.onesLike(product)).stream()
                .map(gradient -> gradient.orElseThrow().item())
                .toList();
        assertThat(derivatives).containsExactly(2.0, 1.0);
        assertThat(x.hasGrad()).isFalse();

        GraphNode constant = x.mul(3).graphNode().orElseThrow();
        assertThat(constant.inputGradients(Tensor.onesLike(x)))
                .satisfiesExactly(
                        first -> assertThat(first.orElseThrow().item()).isEqualTo(3),
                        second -> assertThat(second).isEmpty());
        assertThat(constant.inputs().get(1).inputGradients(Tensor.onesLike(x))).isEmpty();
        assertThat(x.graphNode().orElseThrow().inputGradients(Tensor.onesLike(x)))
                .isEmpty();
    }

    @Test
    void aFreedGraphHasNoLocalDerivatives() {
        Tensor square = x.square();
        square.backward();
        GraphNode node = square.graphNode().orElseThrow();

        assertThatThrownBy(() -> node.inputGradients(Tensor.onesLike(square)))
                .hasMessage(
                        "backward of square: the graph was freed by an earlier backward(); pass retainGraph to that call, or compute the result again");
    }

    @Test
    void aGradientOfAnotherShapeIsRefused() {
        try (Autograd.Scope ignored = Autograd.keepValues()) {
            GraphNode node = x.square().graphNode().orElseThrow();

            assertThatThrownBy(() -> node.inputGradients(Tensor.ones(3)))
                    .isInstanceOf(OperationException.class)
                    .hasMessage("square: inputGradients expects a gradient of the output's shape (), got (3,)");
        }
    }

    @Test
    void inOrderEachNodeComesOnceAndAfterItsInputs() {
        Tensor a = x.square();
        Tensor f = a.add(x.mul(y)).add(a.mul(2));
        List<GraphNode> order = f.graphNode().orElseThrow().inOrder();

        assertThat(order.stream().map(GraphNode::operation))
                .containsExactly("leaf", "square", "leaf", "mul", "add", "mul", "add");
        assertThat(order).doesNotHaveDuplicates().startsWith(x.graphNode().orElseThrow());
    }

    private static final class Recorder implements BackwardListener {
        private final IdentityHashMap<GraphNode, Tensor> gradients = new IdentityHashMap<>();
        private final List<String> contributions = new ArrayList<>();

        @Override
        public void onGradient(GraphNode node, Tensor gradient) {
            gradients.put(node, gradient);
        }

        @Override
        public void onContribution(GraphNode operation, int input, Tensor gradient) {
            double first = gradient.toDoubleArray()[0];
            contributions.add("%s %d %s".formatted(operation.operation(), input, first));
        }

        double gradientOf(Tensor tensor) {
            return gradients.get(tensor.graphNode().orElseThrow()).item();
        }
    }
}
