package dev.gradus.examples.table;

import dev.gradus.examples.files.PlotFiles;
import dev.gradus.training.metrics.ConfusionMatrix;
import dev.gradus.visualization.plots.ConfusionPlot;
import dev.gradus.visualization.plots.ScatterPlot;
import java.io.IOException;
import java.nio.file.Path;

/** The picture of how good predictions are: which classes were mistaken, or predicted against true numbers. */
record TestPlot(String column, Assessment assessment) {
    /** Writes it as PNG and SVG. */
    void write(Path directory) throws IOException {
        ConfusionMatrix confusion = assessment.confusion();
        if (confusion != null) {
            PlotFiles.save(ConfusionPlot.of(confusion).title(caption()), directory, name());
        } else {
            PlotFiles.save(
                    new ScatterPlot(caption(), column, assessment.truth(), assessment.predicted()), directory, name());
        }
    }

    String caption() {
        return "%s: true and predicted".formatted(column);
    }

    /** The picture's file. */
    String file() {
        return name() + ".png";
    }

    private String name() {
        return assessment.confusion() != null ? "confusion" : "predicted";
    }
}
