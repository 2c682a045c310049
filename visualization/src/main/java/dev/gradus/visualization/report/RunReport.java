package dev.gradus.visualization.report;

import dev.gradus.visualization.page.Asset;
import dev.gradus.visualization.page.Element;
import dev.gradus.visualization.page.Page;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A page that shows what a training run was like, in one file that needs no network: curves of loss, metrics, learning rate
 * and gradient to zoom into, how far each step moves each weight, how weights, gradients and activations are spread, the
 * confusion matrix, answers of the model, what it is made of, its settings, and in words what looks sick.
 *
 * <pre>{@code
 * RunRecorder recorder = new RunRecorder("Handwritten digits");
 * Trainer.of(model, loss, optimizer).epochs(20).callback(recorder).fit(loader);
 * RunReport.of(recorder).write(Path.of("run.html"));
 * }</pre>
 */
public final class RunReport {
    private final RunRecorder recorder;

    private RunReport(RunRecorder recorder) {
        this.recorder = recorder;
    }

    /** The report of what a recorder has by the time it is written, also of a run that goes on, or that failed. */
    public static RunReport of(RunRecorder recorder) {
        return new RunReport(recorder);
    }

    /** The page, to which more can be added. */
    public Page page() {
        return Page.titled(recorder.title())
                .subtitle("A training run of Gradus")
                .charts()
                .style(Asset.of(RunReport.class, "report.css"))
                .module(Asset.of(RunReport.class, "report.js"))
                .data("run", recorder.json())
                .add(
                        Element.of("div").with("id", "run-view"),
                        Element.of("noscript")
                                .add(
                                        Element.of(
                                                "p",
                                                "The charts and tables of this page are drawn by its scripts, which your browser does not run.")));
    }

    /** The page as text. */
    public String html() {
        return page().html();
    }

    /**
     * Writes the page into a file, as a whole; its folder is made if need be.
     *
     * @throws IOException if it cannot be written; what stood there before is unchanged then
     */
    public void write(Path file) throws IOException {
        page().write(file);
    }
}
