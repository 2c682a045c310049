package dev.gradus.examples.plot;

import dev.gradus.core.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** How often each class was taken for each other one: a row for each true class, a column for each predicted one. */
public final class ConfusionMatrix {
    private final List<String> classes;
    private final int[][] counts;

    /**
     * Counts.
     *
     * @param classes their names
     * @param truth int64 of shape (n): the true class of each sample
     * @param predicted int64 of shape (n): the class that a model saw in it
     */
    public ConfusionMatrix(List<String> classes, Tensor truth, Tensor predicted) {
        this.classes = List.copyOf(classes);
        this.counts = new int[classes.size()][classes.size()];
        long[] rows = truth.toLongArray();
        long[] columns = predicted.toLongArray();
        for (int i = 0; i < rows.length; i++) {
            counts[(int) rows[i]][(int) columns[i]]++;
        }
    }

    /** The names of the classes, in their order. */
    List<String> classes() {
        return classes;
    }

    /** How many samples of a true class were predicted to be of a class. */
    int count(int truth, int predicted) {
        return counts[truth][predicted];
    }

    /** The part of the samples of a true class that was predicted to be of a class; 0 if there are no such samples. */
    double share(int truth, int predicted) {
        int all = Arrays.stream(counts[truth]).sum();
        return all == 0 ? 0 : (double) counts[truth][predicted] / all;
    }

    /** A table for a terminal. */
    @Override
    public String toString() {
        return new ConfusionTable(this).toString();
    }

    /**
     * Writes {@code name.png} and {@code name.svg} into a directory.
     *
     * @throws IOException if a file cannot be written
     */
    public void write(String title, Path directory, String name) throws IOException {
        PlotFile.write(new ConfusionChart(this).draw(title), directory, name);
    }
}
