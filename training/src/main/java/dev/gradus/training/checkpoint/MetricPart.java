package dev.gradus.training.checkpoint;

import dev.gradus.core.Tensor;
import dev.gradus.training.metrics.Metric;

/** What a metric has seen so far. */
record MetricPart(Metric metric) implements CheckpointPart {
    @Override
    public PartState state() {
        return PartState.builder().tensor("state", Tensor.of(metric.state())).build();
    }

    @Override
    public void restore(PartState state) {
        metric.restore(state.tensor("state").toDoubleArray());
    }
}
