package dev.gradus.visualization.plots;

import dev.gradus.training.history.History;
import java.io.IOException;
import java.nio.file.Path;

/** The loss and the accuracy of a classifier over the epochs of its training, on both parts of the data. */
public final class HistoryPlots {
    private final String title;
    private final History history;

    /**
     * Plots of a training run that measured the accuracy and had validation data.
     *
     * @param title what was learned
     * @param history what was measured
     */
    public HistoryPlots(String title, History history) {
        this.title = title;
        this.history = history;
    }

    /**
     * Writes the plots {@code loss} and {@code accuracy} into a directory.
     *
     * @throws IOException if a file cannot be written
     */
    public void write(Path directory) throws IOException {
        new LinePlot(title + ": loss", "Cross entropy")
                .line("training", 1, history.loss())
                .line("validation", 1, history.validationLoss())
                .write(directory, "loss");
        writeAccuracy(directory);
    }

    /**
     * Writes the plot {@code accuracy} alone.
     *
     * @throws IOException if a file cannot be written
     */
    public void writeAccuracy(Path directory) throws IOException {
        new LinePlot(title + ": accuracy", "Share of right answers")
                .line("training", 1, history.metric("accuracy"))
                .line("validation", 1, history.validationMetric("accuracy"))
                .write(directory, "accuracy");
    }
}
