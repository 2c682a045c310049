package dev.gradus.visualization.plots;

import dev.gradus.models.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.internal.chartpart.IChart;

/** Writes a chart as pixels, to look at, and as lines, to print. */
final class PlotFile {
    private PlotFile() {}

    /** Writes {@code name.png} and {@code name.svg} into a directory, which is made if need be. */
    static void write(IChart chart, Path directory, String name) throws IOException {
        Files.createDirectories(directory);
        for (String format : List.of("png", "svg")) {
            Path file = directory.resolve(name + "." + format);
            AtomicFile.write(file, out -> ChartEncoder.saveChart(chart, out, format));
        }
    }
}
