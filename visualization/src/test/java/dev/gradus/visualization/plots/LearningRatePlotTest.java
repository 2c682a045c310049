package dev.gradus.visualization.plots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.training.LearningRateCurve;
import dev.gradus.training.LearningRateCurve.Point;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningRatePlotTest {
    @Test
    void suggestions_are_marked_where_they_are(@TempDir Path directory) throws IOException {
        List<Point> points = IntStream.range(0, 60)
                .mapToObj(i -> new Point(1e-5 * Math.pow(1.3, i), 3 + Math.cos(i / 10.0), 3 + Math.cos(i / 10.0)))
                .toList();
        LearningRateCurve curve = new LearningRateCurve(points);
        SavedPlot saved = SavedPlot.of(LearningRatePlot.of(curve).title("Rates"), directory);

        assertThat(saved.texts())
                .contains("Rates", "Learning rate (logarithmic)", "Loss", "smoothed", "of one batch")
                .contains("steepest: %.2e".formatted(curve.steepest()))
                .contains("a tenth of the minimum: %.2e".formatted(curve.tenthOfMinimum()));
        assertThat(saved.place(0xD55E00)[0]).isGreaterThan(saved.place(0x009E73)[0] - 400);
        assertThat(saved.count(0x0072B2)).isPositive();
    }
}
