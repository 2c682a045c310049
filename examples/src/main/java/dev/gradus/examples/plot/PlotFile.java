package dev.gradus.examples.plot;

import dev.gradus.examples.files.FileFault;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
            try (OutputStream raw = Files.newOutputStream(file);
                    OutputStream buffered = new BufferedOutputStream(raw)) {
                ChartEncoder.saveChart(chart, buffered, format);
            } catch (IOException e) {
                throw FileFault.writing(file, e);
            }
        }
    }
}
