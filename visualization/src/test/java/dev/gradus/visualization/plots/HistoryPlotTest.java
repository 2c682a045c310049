package dev.gradus.visualization.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.training.history.History;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryPlotTest {
    private static final int TRAINING = 0x0072B2;
    private static final int VALIDATION = 0xD55E00;

    @TempDir
    Path directory;

    @Test
    void all_that_was_measured_has_a_panel() throws IOException {
        SavedPlot saved = SavedPlot.of(HistoryPlot.of(Histories.full()).title("My run"), directory);

        assertThat(saved.texts())
                .contains("My run", "Loss", "Accuracy", "F1", "Learning rate", "Gradient norm", "Epoch")
                .contains("training", "validation");
        assertThat(saved.count(TRAINING)).isPositive();
        assertThat(saved.count(VALIDATION)).isPositive();
    }

    @Test
    void what_was_not_measured_has_none_nor_has_a_learning_rate_that_never_changes() throws IOException {
        SavedPlot saved = SavedPlot.of(HistoryPlot.of(Histories.plain()).lossName("Cross entropy"), directory);

        assertThat(saved.texts())
                .contains("Cross entropy", "training")
                .doesNotContain("validation", "Learning rate", "Gradient norm");
        assertThat(saved.count(VALIDATION)).isZero();
    }

    @Test
    void panels_can_be_chosen() throws IOException {
        SavedPlot saved = SavedPlot.of(HistoryPlot.of(Histories.plain()).only("learning rate"), directory);

        assertThat(saved.texts()).contains("Training", "Learning rate").doesNotContain("Loss");
    }

    @Test
    void on_a_logarithmic_axis_what_falls_by_factors_falls_evenly() throws IOException {
        HistoryPlot plot = HistoryPlot.of(Histories.full()).only("loss");
        double linear = SavedPlot.of(plot, directory).place(TRAINING)[1];
        double logarithmic = SavedPlot.of(plot.logarithmic(), directory).place(TRAINING)[1];

        // The loss falls to a tenth, most of which it does at once.
        assertThat(logarithmic).isLessThan(linear - 20);
    }

    @Test
    void what_was_not_measured_cannot_be_chosen() {
        HistoryPlot plot = HistoryPlot.of(Histories.plain());

        assertThatThrownBy(() -> plot.only("loss", "accuracy"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("HistoryPlot: 'accuracy' was not measured; the history has [loss, learning rate]");
        assertThatThrownBy(() -> plot.only())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("HistoryPlot: name at least one of [loss, learning rate]");
    }

    @Test
    void an_empty_history_is_an_error() {
        assertThatThrownBy(() -> HistoryPlot.of(new History()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "HistoryPlot: the history has no epoch yet; plot it after training, or from a callback after an epoch");
    }
}
