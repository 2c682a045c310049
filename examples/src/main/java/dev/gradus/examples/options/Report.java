package dev.gradus.examples.options;

import dev.gradus.training.callbacks.Callback;
import dev.gradus.visualization.report.RunRecorder;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private Path file = Path.of(FILE);

    /** The option, not given. */
    public Report() {}

    /** Says where the report is to be. */
    public Report in(Path folder) {
        file = folder.resolve(FILE);
        return this;
    }

    /**
     * What a trainer is to call: the recorder, which writes the report when the training ends or fails; a page that shows what
     * it gathers meanwhile; or nothing where nobody asked for either.
     */
    public Callback of(RunRecorder recorder) {
        if (!isWanted) {
            return live.of(recorder, new Callback() {});
        }
        recorder.reportTo(file);
        return live.of(recorder, recorder);
    }

    /** Says where the report is, if it was asked for, and the log has not said why there is none. */
    public void tell() {
        if (isWanted && Files.exists(file)) {
            System.out.println("Report: " + file.toAbsolutePath());
        }
    }
}
