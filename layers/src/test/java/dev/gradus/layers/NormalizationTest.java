package dev.gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.DType;
import dev.gradus.core.OperationException;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import java.util.List;
import org.junit.jupiter.api.Test;

class NormalizationTest {
    @Test
    void theTrainingDataGetAMeanOf0AndADeviationOf1() {
        Tensor inputs = Tensor.normal(new Generator(1), 50, 7, DType.FLOAT32, 1000, 3);

        Tensor normalized = Normalization.fit(inputs).apply(inputs);

        assertThat(normalized.mean(0, false).toFloatArray()).containsExactly(new float[3], within(1e-5f));
        assertThat(normalized.square().mean(0, false).toFloatArray())
                .containsExactly(new float[] {1, 1, 1}, within(1e-5f));
    }

    @Test
    void statisticsAreThoseOfTheFormula() {
        Normalization layer = Normalization.fit(Tensor.from(new double[][] {{1, 10}, {2, 10}, {6, 40}}));

        assertThat(layer.mean().toDoubleArray()).containsExactly(new double[] {3, 20}, within(1e-14));
        assertThat(layer.std().toDoubleArray())
                .containsExactly(new double[] {Math.sqrt(14.0 / 3), Math.sqrt(200)}, within(1e-14));
        assertThat(layer.mean().dtype()).isEqualTo(DType.FLOAT64);
    }

    @Test
    void imagesHaveStatisticsByChannel() {
        Tensor images = Tensor.of(new float[] {1, 3, 5, 5, 1, 3, 7, 7}, 2, 2, 1, 2);

        Normalization layer = Normalization.fit(images);

        assertThat(layer.mean().toFloatArray()).containsExactly(2, 6);
        assertThat(layer.std().toFloatArray()).containsExactly(1, 1);
        assertThat(layer.apply(images).toFloatArray()).containsExactly(-1, 1, -1, -1, -1, 1, 1, 1);
    }

    @Test
    void batchesGiveTheSameBitsAsAllAtOnce() {
        Tensor inputs = Tensor.randn(new Generator(1), 100, 4);
        Normalization whole = Normalization.fit(inputs);
        Normalization streamed = Normalization.fit(inputs.split(33, 0));

        assertThat(streamed.mean().toFloatArray()).isEqualTo(whole.mean().toFloatArray());
        assertThat(streamed.std().toFloatArray()).isEqualTo(whole.std().toFloatArray());
    }

    @Test
    void aFeatureThatNeverVariesBecomes0() {
        Tensor inputs = Tensor.full(0.1, 1000, 1);
        Normalization layer = Normalization.fit(inputs);

        assertThat(layer.std().item()).isEqualTo(1);
        assertThat(layer.apply(inputs).toFloatArray()).containsOnly(0);
        assertThat(layer.apply(Tensor.full(0.6, 1, 1)).item()).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void aSmallVariationOnALargeMeanIsMeasured() {
        Tensor inputs = Tensor.of(new double[] {1e9, 1e9 + 1, 1e9 + 2}, 3, 1);

        assertThat(Normalization.fit(inputs).std().item()).isCloseTo(Math.sqrt(2.0 / 3), within(1e-9));
    }

    @Test
    void theInverseTakesItBack() {
        Tensor targets = Tensor.normal(new Generator(1), 300, 20, DType.FLOAT64, 50, 2);
        Normalization layer = Normalization.fit(targets);
        Layer both = Sequential.of(layer, layer.inverse());

        assertThat(both.apply(targets).toDoubleArray()).containsExactly(targets.toDoubleArray(), within(1e-10));
    }

    @Test
    void statisticsTravelWithTheStateOfAModel() {
        Layer trained = Sequential.of(Normalization.fit(Tensor.rand(10, 3)), new Dense(3, 1));
        Layer loaded = Sequential.of(new Normalization(3), new Dense(3, 1));

        loaded.loadStateDict(trained.stateDict());

        Tensor x = Tensor.rand(2, 3);
        assertThat(loaded.apply(x).toFloatArray()).isEqualTo(trained.apply(x).toFloatArray());
        assertThat(trained.stateDict()).containsKeys("0.mean", "0.std");
        assertThat(trained.namedParameters()).doesNotContainKeys("0.mean", "0.std");
    }

    @Test
    void whatCannotBeMeasuredIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Normalization.fit(Tensor.rand(5)))
                .withMessage(
                        "Normalization: expected inputs of shape (n, features) or (n, channels, ...), got (5,); use unsqueeze(1) for a single feature");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Normalization.fit(List.of(Tensor.rand(5, 2), Tensor.rand(5, 3))))
                .withMessage(
                        "Normalization: expected batches of 2 features as the first one has, got the shape (5, 3)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Normalization.fit(Tensor.from(new float[][] {{1, 2}, {3, Float.NaN}})))
                .withMessage(
                        "Normalization: expected finite numbers, but one of feature 1 is NaN; replace what is missing before");
        for (Iterable<Tensor> nothing : List.of(List.<Tensor>of(), List.of(Tensor.zeros(0, 3)))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Normalization.fit(nothing))
                    .withMessageContaining("there is nothing to measure statistics of");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Normalization(0))
                .withMessage("Normalization: expected at least 1 feature, got 0");
    }

    @Test
    void inputsOfAnotherShapeAreRefused() {
        assertThatThrownBy(() -> new Normalization(3).apply(Tensor.rand(5, 2)))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining("expected an input of shape (batch, 3) or (batch, 3, ...), got (5, 2)");
        assertThatThrownBy(() -> new Denormalization(3).apply(Tensor.rand(3)))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining("expected an input of shape (batch, 3) or (batch, 3, ...), got (3,)");
    }
}
