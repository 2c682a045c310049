package dev.gradus.visualization.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.layers.Dense;
import dev.gradus.training.history.WeightHistory;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsPlotTest {
    @TempDir
    Path directory;

    @Test
    void each_weight_of_a_small_network_has_a_line() throws IOException {
        SavedPlot saved = SavedPlot.of(WeightsPlot.of(Histories.weights(2, 1)), directory);

        assertThat(saved.texts()).contains("weight[0, 0]", "weight[0, 1]", "bias[0]", "Value", "Epoch");
    }

    @Test
    void each_parameter_of_a_larger_one_has_its_quantiles_in_one_colour() throws IOException {
        SavedPlot saved = SavedPlot.of(WeightsPlot.of(Histories.weights(10, 4)), directory);

        assertThat(saved.texts()).contains("weight (median)", "bias (median)").doesNotContain("weight 0.25");
        assertThat(saved.count(0x0072B2)).isPositive();
        assertThat(saved.count(0xD55E00)).isPositive();
        assertThat(saved.count(0x009E73)).isZero();
    }

    @Test
    void parameters_can_be_chosen() throws IOException {
        WeightsPlot plot = WeightsPlot.of(Histories.weights(2, 1)).only("bias");

        assertThat(SavedPlot.of(plot, directory).texts()).contains("bias[0]").doesNotContain("weight[0, 0]");
        assertThatThrownBy(() -> plot.only("0.bias"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("WeightsPlot: there is no parameter '0.bias'; there are [weight, bias]");
    }

    @Test
    void weights_that_were_not_recorded_are_an_error() {
        assertThatThrownBy(() -> WeightsPlot.of(new WeightHistory(new Dense(2, 1).namedParameters())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "WeightsPlot: no weights were recorded yet; call record(epoch) of the WeightHistory after each epoch");
        assertThatThrownBy(() -> WeightsPlot.of(Histories.plain()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("recordWeights()");
    }
}
