package dev.gradus.training.metrics;

import dev.gradus.core.Tensor;

/** A metric under another name. */
record NamedMetric(String name, Metric metric) implements Metric {
    NamedMetric {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "%s: the other name of a metric must not be blank".formatted(metric.name()));
        }
    }

    @Override
    public void reset() {
        metric.reset();
    }

    @Override
    public void update(Tensor predictions, Tensor targets) {
        metric.update(predictions, targets);
    }

    @Override
    public double value() {
        return metric.value();
    }

    @Override
    public double[] state() {
        return metric.state();
    }

    @Override
    public void restore(double[] state) {
        metric.restore(state);
    }
}
