package dev.gradus.visualization.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Autograd;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TapeTest {
    private static Tensor withNaN(int elements) {
        Tensor x = Tensor.randn(new Generator(1), elements);
        x.set(Double.NaN, 1);
        return x.requiresGrad(true);
    }

    private static TapeNode recorded(Tensor x, UnaryOperator<Tensor> operation) {
        try (Autograd.Scope ignored = Autograd.keepValues()) {
            Tensor result = operation.apply(x);
            return Tape.of(result.sum(), leaf -> true, node -> Optional.empty())
                    .find(result)
                    .orElseThrow();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 500})
    void anElementwiseOperationIsOneOfNaNToo(int elements) {
        assertThat(recorded(withNaN(elements), Tensor::tanh).local(0).orElseThrow())
                .matches(Local::isElementwise, "element-wise")
                .satisfies(local -> assertThat(local.of(1)).hasSize(1))
                .satisfies(local -> assertThat(local.of(0)).hasSize(1));
    }

    @Test
    void aStretchedOperandReachesItsOwnElementsOnly() {
        Tensor rows = Tensor.ones(2, 3);
        rows.set(Double.NaN, 0, 1);
        Tensor row = Tensor.ones(3).requiresGrad(true);
        Local local = recorded(row, x -> rows.mul(x.square())).local(1).orElseThrow();

        assertThat(local.of(1)).extracting(Local.Effect::output).containsExactly(1, 4);
    }

    @Test
    void nanIsNoSignOfAnElementwiseOperation() {
        assertThat(recorded(withNaN(500), x -> x.softmax(0)).local(0)).isEmpty();
    }
}
