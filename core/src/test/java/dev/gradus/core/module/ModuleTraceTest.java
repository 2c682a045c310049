package dev.gradus.core.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.GraphNode;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import org.junit.jupiter.api.Test;

class ModuleTraceTest {
    @Test
    void aNodeBelongsToTheInnermostModule() {
        Network network = new Network();
        Tensor output;
        try (ModuleTrace trace = ModuleTrace.of(network)) {
            output = network.apply(Tensor.ones(2)).square();
            GraphNode square = output.graphNode().orElseThrow();
            GraphNode exp = square.inputs().get(0);
            GraphNode mul = exp.inputs().get(0);
            GraphNode weight = mul.inputs().get(1);

            assertThat(trace.moduleOf(square)).isEmpty();
            assertThat(trace.moduleOf(exp)).contains("");
            assertThat(trace.moduleOf(mul)).contains("inner");
            assertThat(trace.moduleOf(weight)).contains("inner");
        }
        assertThat(network.hasForwardHooks()).isFalse();
        assertThat(network.inner.hasForwardHooks()).isFalse();
    }

    @Test
    void whatAModuleComputesBeforeAChildIsItsOwn() {
        Layer before = new Layer() {
            private final Inner inner = child("inner", new Inner());

            @Override
            public Tensor forward(Tensor x) {
                return inner.apply(x.exp());
            }
        };
        Tensor x = Tensor.ones(2).requiresGrad(true);
        try (ModuleTrace trace = ModuleTrace.of(before)) {
            GraphNode mul = before.apply(x).graphNode().orElseThrow();

            assertThat(trace.moduleOf(mul)).contains("inner");
            assertThat(trace.moduleOf(mul.inputs().get(0))).contains("");
            assertThat(trace.moduleOf(x.graphNode().orElseThrow())).isEmpty();
        }
    }

    @Test
    void whatAModuleComputesBetweenItsChildrenIsItsOwn() {
        Chain chain = new Chain();
        try (ModuleTrace trace = ModuleTrace.of(chain)) {
            GraphNode second = chain.apply(Tensor.ones(2)).graphNode().orElseThrow();
            GraphNode tanh = second.inputs().get(0);

            assertThat(trace.moduleOf(second)).contains("second");
            assertThat(trace.moduleOf(tanh)).contains("");
            assertThat(trace.moduleOf(tanh.inputs().get(0))).contains("first");
        }
    }

    private static final class Chain extends Layer {
        private final Inner first = child("first", new Inner());
        private final Inner second = child("second", new Inner());

        @Override
        public Tensor forward(Tensor x) {
            return second.apply(first.apply(x).tanh());
        }
    }

    private static final class Network extends Layer {
        private final Inner inner = child("inner", new Inner());

        @Override
        public Tensor forward(Tensor x) {
            return inner.apply(x).exp();
        }
    }

    private static final class Inner extends Layer {
        private final Parameter weight = parameter("weight", Tensor.ones(2));

        @Override
        public Tensor forward(Tensor x) {
            return x.mul(weight);
        }
    }
}
