package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.random.Generator;
import org.junit.jupiter.api.Test;

/** Attention in one operation gives what the operations it is made of give. */
class SelfAttentionTest {
    private final Tensor packed = Tensor.randn(new Generator(1), 2, 3, 12).to(DType.FLOAT64);

    @Test
    void agreesWithTheAttentionOfEachHead() {
        Tensor mask = Tensor.of(true, false, false, true, true, false, true, true, true)
                .reshape(3, 3);
        Tensor found = packed.selfAttention(2, true, mask);
        for (int head = 0; head < 2; head++) {
            Tensor expected = part(0, head).scaledDotProductAttention(part(1, head), part(2, head), mask);
            assertThat(found.narrow(2, 2 * head, 2).toDoubleArray())
                    .containsExactly(expected.toDoubleArray(), within(1e-14));
        }
    }

    private Tensor part(int part, int head) {
        return packed.narrow(2, 4 * part + 2 * head, 2);
    }

    @Test
    void aMaskThatLearnsGetsItsGradient() {
        Tensor scores = Tensor.zeros(DType.FLOAT64, 3, 3).requiresGrad(true);
        GradientCheck.ofList(all -> packed.selfAttention(2, true, all.get(0))).check(scores);
    }

    @Test
    void everyStepOfItCanBeSeen() {
        try (Autograd.Scope ignored = Autograd.keepValues()) {
            Tensor input = packed.copy().requiresGrad(true);
            GraphNode last = input.selfAttention(2, true, null).graphNode().orElseThrow();
            assertThat(last.operation()).isEqualTo("reshape");
        }
    }

    @Test
    void sizesThatDoNotFitAreErrors() {
        assertThatThrownBy(() -> packed.selfAttention(3, true, null))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "attention: expected queries, keys and values side by side, (batch, steps, 3 * embedding) with an embedding that 3 heads can share evenly, got (2, 3, 12)");
        assertThatThrownBy(() -> Tensor.zeros(3, 12).selfAttention(1, false, null))
                .hasMessageContaining("(steps, batch, 3 * embedding)");
        assertThatThrownBy(() -> packed.selfAttention(2, true, Tensor.zeros(2, 2)))
                .hasMessageContaining("attention");
        assertThat(packed.selfAttention(1, false, null).shape()).isEqualTo(Shape.of(2, 3, 4));
    }
}
