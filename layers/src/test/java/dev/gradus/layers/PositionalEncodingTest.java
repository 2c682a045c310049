package dev.gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.DType;
import dev.gradus.core.GradientCheck;
import dev.gradus.core.OperationException;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import org.junit.jupiter.api.Test;

class PositionalEncodingTest {
    @Test
    void wavesAreAddedToEachPosition() {
        Tensor x = Tensor.randn(new Generator(1), 3, 2, 5);
        Tensor y = new SinusoidalPositionalEncoding(7, 5).apply(x);

        for (int step = 0; step < 3; step++) {
            for (int i = 0; i < 5; i++) {
                int even = i - i % 2;
                double angle = step * Math.exp(-Math.log(10_000) * even / 5.0);
                double wave = i % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
                assertThat(y.get(step, 1, i)).isCloseTo(x.get(step, 1, i) + wave, within(1e-6));
            }
        }
    }

    @Test
    void theBatchMayComeFirstOrBeAbsent() {
        LearnedPositionalEncoding layer = new LearnedPositionalEncoding(7, 5, new Generator(2));
        Tensor x = Tensor.randn(new Generator(1), 3, 2, 5);
        Tensor expected = layer.apply(x);

        assertThat(layer.apply(x.select(1, 1)).toFloatArray())
                .isEqualTo(expected.select(1, 1).toFloatArray());
        assertThat(layer.batchFirst(true)
                        .apply(x.transpose(0, 1))
                        .transpose(0, 1)
                        .toFloatArray())
                .isEqualTo(expected.toFloatArray());
    }

    @Test
    void learnedRowsStartSmall() {
        double[] start = new LearnedPositionalEncoding(100, 50, new Generator(2))
                .namedParameters()
                .get("weight")
                .toDoubleArray();

        assertThat(Tensor.of(start).square().mean().sqrt().item()).isCloseTo(0.02, within(0.001));
    }

    @Test
    void gradientsOfLearnedRowsAreRightToTheSecondOrder() {
        LearnedPositionalEncoding layer = new LearnedPositionalEncoding(4, 3, new Generator(2));
        layer.to(DType.FLOAT64);
        Tensor x = Tensor.normal(new Generator(1), 0, 1, DType.FLOAT64, 3, 2, 3).requiresGrad(true);

        GradientCheck.ofList(all -> layer.apply(all.get(0)).pow(3))
                .secondOrder()
                .check(x, layer.namedParameters().get("weight"));
    }

    @Test
    void wrongSizesAreRejected() {
        assertThatThrownBy(() -> new SinusoidalPositionalEncoding(0, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "SinusoidalPositionalEncoding: expected at least 1 position and a size of at least 1, got 0 and 5");
        SinusoidalPositionalEncoding layer = new SinusoidalPositionalEncoding(7, 5);
        assertThatThrownBy(() -> layer.apply(Tensor.zeros(8, 2, 5)))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "SinusoidalPositionalEncoding: expected an input of shape (steps, batch, 5), or (steps, 5), with at most 7 steps, got (8, 2, 5) [in model (SinusoidalPositionalEncoding)]");
        assertThatThrownBy(() -> layer.batchFirst(true).apply(Tensor.zeros(2, 2, 4)))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "SinusoidalPositionalEncoding: expected an input of shape (batch, steps, 5), or (steps, 5), with at most 7 steps, got (2, 2, 4) [in model (SinusoidalPositionalEncoding)]");
    }

    @Test
    void settingsAreShown() {
        assertThat(new SinusoidalPositionalEncoding(7, 5).batchFirst(true))
                .hasToString("SinusoidalPositionalEncoding(positions=7, size=5, batchFirst=true)");
        LearnedPositionalEncoding layer = new LearnedPositionalEncoding(7, 5);
        layer.to(DType.FLOAT64);
        assertThat(layer).hasToString("LearnedPositionalEncoding(positions=7, size=5)");
    }
}
