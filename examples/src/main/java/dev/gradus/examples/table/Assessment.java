package dev.gradus.examples.table;

import com.google.common.primitives.Doubles;
import dev.gradus.core.Autograd;
import dev.gradus.core.Tensor;
import dev.gradus.training.data.Batch;
import dev.gradus.training.metrics.ConfusionMatrix;
import dev.gradus.training.metrics.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How good predictions are on some rows, of which no more is kept than the figures need. */
final class Assessment {
    /** A plot with more points is only slower. */
    private static final int MOST_POINTS = 5000;

    private final List<Metric> metrics;
    private final @Nullable ConfusionMatrix confusion;
    private final List<Double> truth = new ArrayList<>();
    private final List<Double> predicted = new ArrayList<>();
    private long rows;

    private Assessment(Task task, List<String> labels) {
        metrics = task.metrics();
        confusion = task == Task.CLASSIFICATION ? new ConfusionMatrix(labels) : null;
    }

    /**
     * Goes through rows once.
     *
     * @param model gives scores of the classes, or numbers
     * @param labels of the classes; none where numbers are predicted
     */
    static Assessment of(UnaryOperator<Tensor> model, Task task, List<String> labels, Iterable<Batch> batches) {
        Assessment assessment = new Assessment(task, labels);
        for (Batch batch : batches) {
            Tensor prediction = Autograd.noGrad(() -> model.apply(batch.inputs()));
            assessment.add(prediction, batch.targets());
        }
        return assessment;
    }

    private void add(Tensor prediction, Tensor targets) {
        rows += prediction.size(0);
        metrics.forEach(metric -> metric.update(prediction, targets));
        if (confusion != null) {
            confusion.add(targets, prediction.argmax(1, false));
        } else if (truth.size() < MOST_POINTS) {
            truth.addAll(Doubles.asList(targets.toDoubleArray()));
            predicted.addAll(Doubles.asList(prediction.toDoubleArray()));
        }
    }

    /** How many rows there were. */
    long rows() {
        return rows;
    }

    /** The figures by name. */
    Map<String, Double> metrics() {
        Map<String, Double> values = new LinkedHashMap<>();
        metrics.forEach(metric -> values.put(metric.name().replace('_', ' '), metric.value()));
        return values;
    }

    /** How often each class was taken for each other one; null where numbers are predicted. */
    @Nullable
    ConfusionMatrix confusion() {
        return confusion;
    }

    /** The true numbers, or the first of them. */
    double[] truth() {
        return Doubles.toArray(truth);
    }

    /** The predicted numbers, in the same order. */
    double[] predicted() {
        return Doubles.toArray(predicted);
    }
}
