package dev.gradus.examples.files;

import dev.gradus.training.history.History;
import dev.gradus.visualization.plots.HistoryPlot;
import dev.gradus.visualization.plots.Plot;
import java.io.IOException;
import java.nio.file.Path;

/** Saves plots twice: as pixels, to look at, and as lines, to print. */
public final class PlotFiles {
    private PlotFiles() {}

    /**
     * Writes {@code name.png} and {@code name.svg} into a directory.
     *
     * @throws IOException if one cannot be written
     */
    public static void save(Plot<?> plot, Path directory, String name) throws IOException {
        plot.save(directory.resolve(name + ".png"));
        plot.save(directory.resolve(name + ".svg"));
    }

    /**
     * Writes the plots {@code loss} and {@code accuracy} of the training of a classifier.
     *
     * @param title what was learned
     * @throws IOException if one cannot be written
     */
    public static void saveClassifier(String title, History history, Path directory) throws IOException {
        HistoryPlot plot = HistoryPlot.of(history).lossName("Cross entropy");
        save(plot.title(title + ": loss").only("loss"), directory, "loss");
        save(plot.title(title + ": accuracy").only("accuracy"), directory, "accuracy");
    }
}
