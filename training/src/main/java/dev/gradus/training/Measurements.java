package dev.gradus.training;

import dev.gradus.core.Autograd;
import dev.gradus.core.Tensor;
import dev.gradus.training.checkpoint.CheckpointPart;
import dev.gradus.training.checkpoint.PartState;
import dev.gradus.training.data.Batch;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.metrics.Metric;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is measured in the course of an epoch, and the record that comes of it. */
final class Measurements implements CheckpointPart {
    private final List<Metric> metrics;
    private final EpochLoss loss;
    private final @Nullable GradientMeter gradient;
    private final Stopwatch watch;
    private double learningRate = Double.NaN;
    private boolean isOpen;

    Measurements(List<Metric> metrics, EpochLoss loss, @Nullable GradientMeter gradient, Stopwatch watch) {
        this.metrics = metrics;
        this.loss = loss;
        this.gradient = gradient;
        this.watch = watch;
    }

    void startEpoch(double rate) {
        isOpen = true;
        learningRate = rate;
        watch.startEpoch();
        loss.reset();
        metrics.forEach(Metric::reset);
        if (gradient != null) {
            gradient.reset();
        }
    }

    void updateMetrics(Tensor prediction, Batch batch) {
        if (!metrics.isEmpty()) {
            try (Autograd.Scope ignored = Autograd.noGrad()) {
                metrics.forEach(metric -> metric.update(prediction.detach(), batch.targets()));
            }
        }
    }

    /** The record of the epoch, to which validation and time are still to be added. */
    EpochRecord.Builder record(int epoch) {
        isOpen = false;
        EpochRecord.Builder record = EpochRecord.builder(epoch, loss.value())
                .metrics(Evaluation.values(metrics))
                .learningRate(learningRate);
        return gradient == null ? record : record.gradientNorm(gradient.norm(loss.divisor()));
    }

    /** Between epochs there is nothing to go on with but the time. */
    @Override
    public PartState state() {
        PartState.Builder state = PartState.builder()
                .number("elapsed", watch.elapsed())
                .number("start of epoch", watch.epochStart())
                .number("open", isOpen ? 1 : 0);
        if (isOpen) {
            state.number("learning rate", learningRate);
            loss.save(state);
            metrics.forEach(metric -> state.tensor(nameOf(metric), Tensor.of(metric.state())));
            if (gradient != null) {
                gradient.save(state);
            }
        }
        return state.build();
    }

    @Override
    public void restore(PartState state) {
        watch.restore(state.number("elapsed"), state.number("start of epoch"));
        isOpen = state.number("open") == 1;
        if (isOpen) {
            learningRate = state.number("learning rate");
            loss.load(state);
            metrics.forEach(
                    metric -> metric.restore(state.tensor(nameOf(metric)).toDoubleArray()));
            if (gradient != null) {
                gradient.load(state);
            }
        }
    }

    private static String nameOf(Metric metric) {
        return "metric." + metric.name();
    }
}
