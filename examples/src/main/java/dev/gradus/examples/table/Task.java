package dev.gradus.examples.table;

import com.google.common.base.Ascii;
import dev.gradus.training.metrics.Metric;
import dev.gradus.training.metrics.Metrics;
import java.util.List;

/** What there is to learn. */
enum Task {
    /** Which of some classes a row is of. */
    CLASSIFICATION,
    /** A number. */
    REGRESSION;

    /** What predictions are measured by: scores before a softmax, or numbers. */
    List<Metric> metrics() {
        return switch (this) {
            case CLASSIFICATION ->
                List.of(
                        Metrics.accuracy(),
                        Metrics.balancedAccuracy(),
                        Metrics.f1(),
                        Metrics.rocAuc().fromLogits(),
                        Metrics.logLoss().fromLogits());
            case REGRESSION -> List.of(Metrics.rootMeanSquaredError(), Metrics.meanAbsoluteError(), Metrics.r2());
        };
    }

    /** As it stands on the command line. */
    @Override
    public String toString() {
        return Ascii.toLowerCase(name());
    }
}
