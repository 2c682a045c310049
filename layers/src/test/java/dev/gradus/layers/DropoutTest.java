package dev.gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.DType;
import dev.gradus.core.GradientCheck;
import dev.gradus.core.OperationException;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutTest {
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9})
    void elementsAreDroppedWithTheProbabilityAndTheOthersScaled(double p) {
        double[] output = new Dropout(p, new Generator(1))
                .apply(Tensor.ones(DType.FLOAT64, 100, 200))
                .toDoubleArray();

        long dropped = Arrays.stream(output).filter(y -> y == 0).count();
        assertThat(dropped / 20_000.0).isCloseTo(p, within(0.01));
        assertThat(Arrays.stream(output).filter(y -> y != 0).distinct().toArray())
                .containsExactly(1 / (1 - p));
    }

    @Test
    void gradientsAreDroppedWhereElementsAre() {
        Tensor x = Tensor.ones(50).requiresGrad(true);
        Tensor y = new Dropout(0.3, new Generator(1)).apply(x);
        y.sum().backward();

        assertThat(x.grad().toFloatArray()).isEqualTo(y.toFloatArray());
    }

    @Test
    void gradientsOfWhatIsKeptAreRightToTheSecondOrder() {
        Tensor x =
                Tensor.normal(new Generator(1), 0, 1, DType.FLOAT64, 3, 4, 2, 2).requiresGrad(true);

        GradientCheck.of(v -> new Dropout(0.3, new Generator(2)).apply(v).pow(3))
                .secondOrder()
                .check(x);
        GradientCheck.of(v -> new Dropout2d(0.5, new Generator(2)).apply(v).pow(3))
                .secondOrder()
                .check(x);
    }

    @Test
    void theSameSeedDropsTheSameElementsInBothPrecisions() {
        Tensor x = Tensor.ones(1000);
        Dropout dropout = new Dropout(0.5, new Generator(4));
        float[] first = dropout.apply(x).toFloatArray();

        assertThat(new Dropout(0.5, new Generator(4)).apply(x).toFloatArray()).isEqualTo(first);
        assertThat(new Dropout(0.5, new Generator(4)).apply(x.to(DType.FLOAT64)).toFloatArray())
                .isEqualTo(first);
        assertThat(dropout.apply(x).toFloatArray()).isNotEqualTo(first);
    }

    @Test
    void theGlobalGeneratorIsTakenUnlessThereIsAnother() {
        Tensor x = Tensor.ones(100);
        Generator.seedGlobal(9);
        float[] first = new Dropout().apply(x).toFloatArray();
        Generator.seedGlobal(9);

        assertThat(new Dropout().apply(x).toFloatArray()).isEqualTo(first);
    }

    @Test
    void nothingIsDrawnWhereNothingCanBeDropped() {
        Generator generator = new Generator(2);
        long[] before = generator.state();
        new Dropout(0, generator).apply(Tensor.ones(10));
        Dropout inUse = new Dropout(0.5, generator);
        inUse.eval();
        inUse.apply(Tensor.ones(10));

        assertThat(generator.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void aProbabilityIsFromZeroToOne(double p) {
        assertThatThrownBy(() -> new Dropout(p))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Dropout: the probability must be from 0 to 1, got " + p);
    }

    @Test
    void settingsAreShown() {
        assertThat(new Dropout()).hasToString("Dropout(p=0.5)");
    }

    @Test
    void channelsAreDroppedAsAWhole() {
        assertWholeChannels(new Dropout1d(0.5, new Generator(1)).apply(Tensor.ones(40, 30, 4)));
        assertWholeChannels(new Dropout2d(0.5, new Generator(1)).apply(Tensor.ones(40, 30, 2, 2)));
        assertWholeChannels(new Dropout1d(0.5, new Generator(1)).apply(Tensor.ones(1200, 4)));
        assertWholeChannels(new Dropout2d(0.5, new Generator(1)).apply(Tensor.ones(1200, 2, 2)));
        assertThatThrownBy(() -> new Dropout2d().apply(Tensor.ones(2, 3)))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "Dropout2d: expected an input of shape (batch, channels, height, width), with or without the batch, got (2, 3) [in model (Dropout2d)]");
    }

    private static void assertWholeChannels(Tensor y) {
        Tensor channels = y.reshape(1200, 4);
        Tensor sums = channels.sum(1);
        assertThat(sums.toFloatArray()).containsOnly(0f, 8f);
        assertThat(sums.mean().item()).isCloseTo(4, within(0.4));
    }
}
