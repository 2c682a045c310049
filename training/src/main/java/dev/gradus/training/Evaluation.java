package dev.gradus.training;

import dev.gradus.core.Autograd;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.losses.Loss;
import dev.gradus.training.data.Batch;
import dev.gradus.training.metrics.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How good a model is on some data.
 *
 * <pre>{@code
 * Evaluation test = Evaluation.of(model, loss, testLoader, accuracy());
 * test.metric("accuracy");
 * }</pre>
 *
 * @param loss the loss over all samples
 * @param metrics metrics by name
 */
public record Evaluation(double loss, Map<String, Double> metrics) {
    /**
     * Runs a model over data, switched to {@code eval} and without recording gradients; afterwards all modules are in the
     * mode in which they were before.
     *
     * @throws IllegalArgumentException if there is no batch, or the loss of a batch is not one number
     */
    public static Evaluation of(Layer model, Loss loss, Iterable<Batch> batches, Metric... metrics) {
        return of(model, loss, batches, List.of(metrics));
    }

    static Evaluation of(Layer model, Loss loss, Iterable<Batch> batches, List<Metric> metrics) {
        ModuleModes modes = ModuleModes.of(model);
        EpochLoss mean = new EpochLoss(loss);
        metrics.forEach(Metric::reset);
        model.eval();
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            for (Batch batch : batches) {
                Tensor prediction = model.apply(batch.inputs());
                mean.add(loss.apply(prediction, batch.targets()), batch.size());
                metrics.forEach(metric -> metric.update(prediction, batch.targets()));
            }
        } finally {
            modes.restore();
        }
        if (mean.isEmpty()) {
            throw new IllegalArgumentException("Evaluation: the data to evaluate on has no batch");
        }
        return new Evaluation(mean.value(), values(metrics));
    }

    /** What metrics have come to, in their order. */
    static Map<String, Double> values(List<Metric> metrics) {
        if (metrics.isEmpty()) {
            return Map.of();
        }
        Map<String, Double> values = new LinkedHashMap<>();
        metrics.forEach(metric -> values.put(metric.name(), metric.value()));
        return values;
    }

    /**
     * One metric.
     *
     * @throws IllegalArgumentException if it was not measured
     */
    public double metric(String name) {
        Double value = metrics.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "Evaluation: there is no metric '%s'; there are %s".formatted(name, metrics.keySet()));
        }
        return value;
    }
}
