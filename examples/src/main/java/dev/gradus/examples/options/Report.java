package dev.gradus.examples.options;

import dev.gradus.training.callbacks.Callback;
import dev.gradus.visualization.report.RunRecorder;
import dev.gradus.visualization.report.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that ask for a page about the training: after it, or while it goes on. */
public final class Report {
    /** The name of the file. */
    public static final String FILE = "report.html";

    @Option(
            names = "--report",
            description =
                    "Also write " + FILE
                            + ", a page to open in a browser: curves to zoom into, weights, gradients, predictions, and what looked sick.")
    private boolean isWanted;

    @Mixin
    private Live live = new Live();

    private @Nullable RunRecorder recorder;

    /** The option, not given. */
    public Report() {}

    /** What a trainer is to call: the recorder, a page that shows what it gathers, or nothing where nobody asked for either. */
    public Callback of(RunRecorder wanted) {
        recorder = isWanted ? wanted : null;
        return live.of(wanted, isWanted ? wanted : new Callback() {});
    }

    /**
     * Writes the page and says where it is, if it was asked for.
     *
     * @throws IOException if it cannot be written
     */
    public void write(Path directory) throws IOException {
        if (recorder != null) {
            Path file = directory.resolve(FILE);
            RunReport.of(recorder).write(file);
            System.out.println("Report: " + file.toAbsolutePath());
        }
    }
}
