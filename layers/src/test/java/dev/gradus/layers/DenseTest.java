package dev.gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.DType;
import dev.gradus.core.OperationException;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.core.init.ConstantValue;
import dev.gradus.core.init.GlorotUniform;
import dev.gradus.core.random.Generator;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DenseTest {
    @Test
    void parametersAreNamedAndShapedAsInPyTorch() {
        assertThat(new Dense(3, 2).namedParameters().keySet()).containsExactly("weight", "bias");
        assertThat(new Dense(3, 2, false).namedParameters().keySet()).containsExactly("weight");
        assertThat(new Dense(3, 2).weight().shape()).isEqualTo(Shape.of(2, 3));
        assertThat(new Dense(3, 2).bias())
                .hasValueSatisfying(bias -> assertThat(bias.shape()).isEqualTo(Shape.of(2)));
        assertThat(new Dense(3, 2, false).bias()).isEmpty();
    }

    @Test
    void parametersStartEvenlyWithinOneOverTheRootOfTheInputs() {
        Generator.seedGlobal(1);
        Dense dense = new Dense(400, 300);
        double[] weights = dense.weight().toDoubleArray();
        double[] biases = dense.bias().orElseThrow().toDoubleArray();

        assertThat(Arrays.stream(weights).max().orElseThrow()).isCloseTo(0.05, within(1e-4));
        assertThat(Arrays.stream(weights).min().orElseThrow()).isCloseTo(-0.05, within(1e-4));
        assertThat(Arrays.stream(weights).map(w -> w * w).average().orElseThrow())
                .isCloseTo(0.05 * 0.05 / 3, within(1e-5));
        assertThat(Arrays.stream(biases).map(Math::abs).max().orElseThrow()).isBetween(0.045, 0.05);
    }

    @Test
    void initialisersAndGeneratorCanBeChosen() {
        Dense dense = new Dense(3, 2, new GlorotUniform(), new ConstantValue(0.5), new Generator(7));

        assertThat(dense.weight().toFloatArray())
                .isEqualTo(new GlorotUniform().create(new Generator(7), 2, 3).toFloatArray());
        assertThat(dense.bias().orElseThrow().toFloatArray()).containsOnly(0.5f);
        assertThat(new Dense(3, 2, new GlorotUniform(), null, new Generator(7)).bias())
                .isEmpty();
    }

    @Test
    void aSingleObservationNeedsNoBatch() {
        assertThat(new Dense(3, 2).apply(Tensor.zeros(3)).shape()).isEqualTo(Shape.of(2));
    }

    @Test
    void anInputWithAnotherNumberOfFeaturesIsAnErrorThatNamesTheLayer() {
        Sequential model = Sequential.of(new Dense(3, 4), new ReLU(), new Dense(5, 2));

        assertThatThrownBy(() -> model.apply(Tensor.zeros(7, 3)))
                .isInstanceOf(OperationException.class)
                .hasMessageContainingAll("expected 5 features", "got 4", "(7, 4)", "model.2 (Dense)");
    }

    @Test
    void anInputOfAnotherTypeIsAnErrorThatNamesTheFix() {
        assertThatThrownBy(() -> new Dense(3, 2).apply(Tensor.zeros(DType.FLOAT64, 1, 3)))
                .isInstanceOf(OperationException.class)
                .hasMessageContainingAll("float32", "got float64", "Module.to(DType)");
    }

    @Test
    void numbersOfInputsAndOutputsArePositive() {
        assertThatThrownBy(() -> new Dense(0, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Dense: expected at least 1 input and 1 output, got 0 and 2");
        assertThatThrownBy(() -> new Dense(3, -1, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Dense: expected at least 1 input and 1 output, got 3 and -1");
    }

    @Test
    void settingsAreShown() {
        assertThat(new Dense(3, 2)).hasToString("Dense(in=3, out=2)");
        assertThat(new Dense(3, 2, false)).hasToString("Dense(in=3, out=2, bias=false)");
    }
}
