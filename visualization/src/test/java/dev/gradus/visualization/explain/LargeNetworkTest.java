package dev.gradus.visualization.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.Conv2d;
import dev.gradus.layers.Dense;
import dev.gradus.layers.Flatten;
import dev.gradus.layers.ReLU;
import dev.gradus.layers.Sequential;
import dev.gradus.losses.CrossEntropyLoss;
import dev.gradus.optimizers.Adam;
import org.junit.jupiter.api.Test;

/** What an explanation of a network of millions of parameters keeps. */
class LargeNetworkTest {
    private static final Tensor CLASSES = Tensor.from(new long[] {3, 1});

    private static Explanation explain(Layer model, Tensor inputs) {
        return Backpropagation.explain(
                model, new CrossEntropyLoss(), new Adam(model.parameters(), 0.001), inputs, CLASSES);
    }

    private static long parametersOf(Layer model) {
        return model.parameters().stream().mapToLong(Tensor::elements).sum();
    }

    @Test
    void keepsTheWeightsAndGradientsOfNeuronsOnceInTheirOwnType() throws IllegalAccessException {
        Sequential model =
                Sequential.of(new Dense(1000, 2000), new ReLU(), new Dense(2000, 200), new ReLU(), new Dense(200, 10));
        Explanation explanation = explain(model, Tensor.randn(new Generator(1), 2, 1000));

        assertThat(parametersOf(model)).isGreaterThan(2_000_000);
        assertThat((double) ReachableArrays.of(explanation) / parametersOf(model))
                .isBetween(8.0, 8.5);
        assertThat(explanation.open("0", 1999).toText())
                .contains("neuron 2000 in full (opened as 0:1999)", "w₂₀₀₀‚₁⁽¹⁾·x₁[1]");
    }

    @Test
    void keepsOnlyStatisticsOfWhatHasNoNeurons() throws IllegalAccessException {
        Sequential model = Sequential.of(new Conv2d(64, 512, 7), new ReLU(), new Flatten(), new Dense(512, 10));
        Explanation explanation = explain(model, Tensor.randn(new Generator(1), 2, 64, 7, 7));

        assertThat(parametersOf(model)).isGreaterThan(1_500_000);
        assertThat(ReachableArrays.of(explanation)).isLessThan(1_000_000);
        assertThat(explanation.summaries().get(0).gradient().norm()).isPositive();
    }
}
