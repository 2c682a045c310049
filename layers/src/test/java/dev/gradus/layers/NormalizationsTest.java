package dev.gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.DType;
import dev.gradus.core.OperationException;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import org.junit.jupiter.api.Test;

class NormalizationsTest {
    @Test
    void stateIsNamedAsInPyTorch() {
        assertThat(new LayerNorm(3).stateDict().keySet()).containsExactly("weight", "bias");
        assertThat(new LayerNorm(new int[] {3}, true, false).stateDict().keySet())
                .containsExactly("weight");
        assertThat(new LayerNorm(new int[] {3}, false, true).stateDict()).isEmpty();
        assertThat(new GroupNorm(1, 2).stateDict().keySet()).containsExactly("weight", "bias");
        assertThat(new RMSNorm(3).stateDict().keySet()).containsExactly("weight");
        assertThat(new InstanceNorm1d(3).stateDict()).isEmpty();
        assertThat(new InstanceNorm2d(3, true, true).stateDict().keySet())
                .containsExactly("weight", "bias", "running_mean", "running_var", "num_batches_tracked");
    }

    @Test
    void layersTellWhatTheirSettingsAre() {
        assertThat(new LayerNorm(3, 4)).hasToString("LayerNorm(shape=[3, 4])");
        assertThat(new LayerNorm(new int[] {3}, true, false).eps(0.5))
                .hasToString("LayerNorm(shape=[3], eps=0.5, bias=false)");
        assertThat(new GroupNorm(2, 6, false)).hasToString("GroupNorm(groups=2, channels=6, affine=false)");
        assertThat(new InstanceNorm1d(3)).hasToString("InstanceNorm1d(channels=3)");
        assertThat(new InstanceNorm2d(3, true, true).momentum(0.5))
                .hasToString("InstanceNorm2d(channels=3, momentum=0.5, affine=true, trackRunningStats=true)");
        assertThat(new RMSNorm(3).eps(0.5)).hasToString("RMSNorm(shape=[3], eps=0.5)");
    }

    @Test
    void runningStatisticsOfInstancesAreMeansOverTheBatchAndCountInUse() {
        InstanceNorm1d layer = new InstanceNorm1d(1, false, true).momentum(0.25);
        layer.to(DType.FLOAT64);
        // The instances have the means 2 and 5, and the variances 2 and 8, divided by the elements less 1.
        Tensor x = Tensor.of(new double[] {1, 3, 3, 7}, 2, 1, 2);
        assertThat(layer.apply(x).toDoubleArray()).containsExactly(new double[] {-1, 1, -1, 1}, within(1e-4));
        assertThat(layer.runningMean().orElseThrow().item()).isCloseTo(0.25 * 3.5, within(1e-12));
        assertThat(layer.runningVar().orElseThrow().item()).isCloseTo(0.75 + 0.25 * 5, within(1e-12));
        layer.apply(x.narrow(0, 0, 0));

        layer.eval();
        assertThat(layer.eps(0)
                        .apply(Tensor.of(new double[] {0.875, 2.875}, 1, 1, 2))
                        .toDoubleArray())
                .containsExactly(new double[] {0, Math.sqrt(2)}, within(1e-12));
    }

    @Test
    void aSingleObservationNeedsNoBatch() {
        Tensor image = Tensor.randn(new Generator(1), 3, 2, 4);
        InstanceNorm2d layer = new InstanceNorm2d(3);

        assertThat(layer.apply(image).toFloatArray())
                .isEqualTo(layer.apply(image.unsqueeze(0)).toFloatArray());
    }

    @Test
    void badSettingsAreRefused() {
        assertThatThrownBy(() -> new LayerNorm())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LayerNorm: expected at least one size, and each at least 1, got []");
        assertThatThrownBy(() -> new RMSNorm(3, 0))
                .hasMessage("RMSNorm: expected at least one size, and each at least 1, got [3, 0]");
        assertThatThrownBy(() -> new GroupNorm(2, 3))
                .hasMessage(
                        "GroupNorm: expected at least 1 group and 1 channel, the channels divisible by the groups, got 2 and 3");
        assertThatThrownBy(() -> new InstanceNorm2d(0))
                .hasMessage("InstanceNorm2d: expected at least 1 channel, got 0");
        assertThatThrownBy(() -> new LayerNorm(3).eps(-1))
                .hasMessage("LayerNorm: expected an eps of at least 0, got -1.0");
        assertThatThrownBy(() -> new GroupNorm(1, 3).eps(-1))
                .hasMessage("GroupNorm: expected an eps of at least 0, got -1.0");
        assertThatThrownBy(() -> new RMSNorm(3).eps(-1)).hasMessage("RMSNorm: expected an eps of at least 0, got -1.0");
    }

    @Test
    void inputsOfOtherShapesAreErrorsThatNameTheLayer() {
        assertThatThrownBy(() -> new LayerNorm(3).apply(Tensor.zeros(2, 4)))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "layerNorm: expected an input whose last dimensions are [3], got (2, 4) [in model (LayerNorm)]");
        assertThatThrownBy(() -> new GroupNorm(1, 3).apply(Tensor.zeros(2, 4)))
                .hasMessage("GroupNorm: expected an input of shape (batch, 3, ...), got (2, 4) [in model (GroupNorm)]");
        assertThatThrownBy(() -> new InstanceNorm1d(3).apply(Tensor.zeros(2, 4, 5)))
                .hasMessageStartingWith(
                        "InstanceNorm1d: expected an input of shape (batch, 3, length) or (3, length), got (2, 4, 5)");
        assertThatThrownBy(() -> new InstanceNorm2d(3).apply(Tensor.zeros(3, 4)))
                .hasMessageContaining("(batch, 3, height, width) or (3, height, width), got (3, 4)");
    }
}
