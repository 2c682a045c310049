package dev.gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.DType;
import dev.gradus.core.GradientCheck;
import dev.gradus.core.OperationException;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BatchNormTest {
    private final Tensor x = Tensor.normal(new Generator(3), 5, 2, DType.FLOAT32, 8, 3, 4, 4);

    @Test
    void stateIsNamedAsInPyTorch() {
        BatchNorm2d layer = new BatchNorm2d(3);
        assertThat(layer.stateDict().keySet())
                .containsExactly("weight", "bias", "running_mean", "running_var", "num_batches_tracked");
        assertThat(layer.stateDict().get("num_batches_tracked").dtype()).isEqualTo(DType.INT64);
        assertThat(layer.weight().orElseThrow().toFloatArray()).containsExactly(1, 1, 1);
        assertThat(layer.bias().orElseThrow().toFloatArray()).containsExactly(0, 0, 0);
        assertThat(layer.runningMean().orElseThrow().toFloatArray()).containsExactly(0, 0, 0);
        assertThat(layer.runningVar().orElseThrow().toFloatArray()).containsExactly(1, 1, 1);

        BatchNorm1d bare = new BatchNorm1d(3, false, false);
        assertThat(bare.stateDict()).isEmpty();
        assertThat(bare.weight()).isEmpty();
        assertThat(bare.bias()).isEmpty();
        assertThat(bare.runningMean()).isEmpty();
        assertThat(bare.runningVar()).isEmpty();
    }

    @Test
    void trainingNormalisesByTheBatchAndUseByWhatWasSeen() {
        BatchNorm2d layer = new BatchNorm2d(3).momentum(1).eps(0);
        Tensor trained = layer.apply(x);
        assertThat(trained.mean(0, 2, 3).toDoubleArray()).containsExactly(new double[3], within(1e-6));
        assertThat(trained.var(new int[] {0, 2, 3}, 0, false).toDoubleArray())
                .containsExactly(new double[] {1, 1, 1}, within(1e-5));

        layer.eval();
        double unbiased = Math.sqrt(127.0 / 128);
        assertThat(layer.apply(x).toDoubleArray())
                .containsExactly(trained.mul(unbiased).toDoubleArray(), within(1e-5));
        assertThat(layer.stateDict().get("num_batches_tracked").item()).isEqualTo(1);
    }

    @Test
    void runningStatisticsMoveByTheMomentumOrAreTheAverageOfAllBatches() {
        BatchNorm1d moving = new BatchNorm1d(1);
        BatchNorm1d average = new BatchNorm1d(1).cumulativeAverage();
        for (float mean : new float[] {1, 2, 6}) {
            Tensor batch = Tensor.of(new float[] {mean - 1, mean + 1}, 2, 1);
            moving.apply(batch);
            average.apply(batch);
        }
        assertThat(moving.runningMean().orElseThrow().item()).isCloseTo(0.81 * 0.1 + 0.9 * 0.2 + 0.6, within(1e-6));
        assertThat(average.runningMean().orElseThrow().item()).isCloseTo(3, within(1e-6));
        assertThat(average.runningVar().orElseThrow().item()).isCloseTo(2, within(1e-6));
    }

    @Test
    void withoutRunningStatisticsUseIsLikeTraining() {
        BatchNorm2d layer = new BatchNorm2d(3, true, false);
        float[] trained = layer.apply(x).toFloatArray();
        layer.eval();
        assertThat(layer.apply(x).toFloatArray()).isEqualTo(trained);
    }

    @Test
    void gradientsOfTrainingAreRightToTheSecondOrder() {
        BatchNorm2d layer = new BatchNorm2d(3);
        layer.to(DType.FLOAT64);
        Tensor weight = layer.weight().orElseThrow();
        Tensor input = x.narrow(0, 0, 2).to(DType.FLOAT64).requiresGrad(true);

        GradientCheck.ofList(all -> layer.apply(all.get(0)).square())
                .secondOrder()
                .check(input, weight, layer.bias().orElseThrow());
        BatchNorm1d flat = new BatchNorm1d(3, true, false);
        flat.to(DType.FLOAT64);
        Tensor rows = x.select(3, 0).select(2, 0).to(DType.FLOAT64).requiresGrad(true);
        GradientCheck.ofList(all -> flat.apply(all.get(0)).square())
                .secondOrder()
                .check(rows, flat.weight().orElseThrow());
    }

    @Test
    void aLayerTellsWhatItsSettingsAre() {
        assertThat(new BatchNorm2d(3)).hasToString("BatchNorm2d(channels=3)");
        assertThat(new BatchNorm1d(3, false, false).eps(0.5).momentum(0.25))
                .hasToString("BatchNorm1d(channels=3, eps=0.5, momentum=0.25, affine=false, trackRunningStats=false)");
        assertThat(new BatchNorm1d(3).cumulativeAverage())
                .hasToString("BatchNorm1d(channels=3, cumulativeAverage=true)");
    }

    @Test
    void badSettingsAreRefused() {
        assertRefused(() -> new BatchNorm2d(0), "BatchNorm2d: expected at least 1 channel, got 0");
        assertRefused(() -> new BatchNorm1d(3).momentum(1.5), "BatchNorm1d: expected a momentum from 0 to 1, got 1.5");
        assertRefused(() -> new BatchNorm1d(3).eps(-1), "BatchNorm1d: expected an eps of at least 0, got -1.0");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void inputsOfAnotherShapeAreRefused() {
        assertThatThrownBy(() -> new BatchNorm2d(4).apply(x))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "BatchNorm2d: expected an input of shape (batch, 4, height, width), got (8, 3, 4, 4) [in model (BatchNorm2d)]");
        assertThatThrownBy(() -> new BatchNorm1d(3).apply(x))
                .hasMessageStartingWith(
                        "BatchNorm1d: expected an input of shape (batch, 3) or (batch, 3, length), got (8, 3, 4, 4)");
    }

    @Test
    void aBatchOfOneIsNoneToTrainWithAndIsNotCounted() {
        BatchNorm1d layer = new BatchNorm1d(3);
        assertThatThrownBy(() -> layer.apply(Tensor.zeros(1, 3)))
                .isInstanceOf(OperationException.class)
                .hasMessageStartingWith("batchNorm: training needs more than one element per channel");
        assertThat(layer.stateDict().get("num_batches_tracked").item()).isZero();
        layer.eval();
        assertThat(layer.apply(Tensor.zeros(1, 3)).toFloatArray()).containsExactly(0, 0, 0);
    }
}
