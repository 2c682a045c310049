package dev.gradus.training;

import dev.gradus.core.Autograd;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.losses.Loss;
import dev.gradus.optimizers.GradientClipping;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.training.callbacks.TrainingPlan;
import dev.gradus.training.data.Batch;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.flight.FlightEvents;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.history.History;
import dev.gradus.training.history.ValidationRecord;
import dev.gradus.training.history.WeightHistory;
import dev.gradus.training.metrics.Metric;
import dev.gradus.training.stopping.StopReason;
import dev.gradus.training.stopping.StoppingCriterion;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One run of a trainer over its data. */
final class TrainingRun {
    private static final double NANOS = 1e-9;

    private final TrainingSettings settings;
    private final Layer model;
    private final Loss loss;
    private final Optimizer optimizer;
    private final List<Parameter> optimized;
    private final Iterable<Batch> batches;
    private final StoppingCriterion criterion;
    private final BestWeights bestWeights;
    private final TrainingPlan plan;
    private final Callbacks callbacks;
    private final CurrentRun run;
    private final EpochLoss epochLoss;
    private final @Nullable GradientMeter gradient;
    private final @Nullable WeightHistory weights;
    private final History history = new History();
    private final ResourceMeter resources = new ResourceMeter();
    private final long start = System.nanoTime();

    TrainingRun(TrainingSettings settings, Iterable<Batch> batches) {
        this.settings = settings;
        this.model = settings.model();
        this.loss = settings.loss();
        this.optimizer = settings.optimizer();
        this.optimized = optimizer.groups().stream()
                .flatMap(group -> group.parameters().stream())
                .toList();
        this.batches = batches;
        TrainableParameters.check(model, loss, optimizer);
        Requirements requirements = new Requirements(settings);
        this.criterion = requirements.criterion();
        this.bestWeights = new BestWeights(model, criterion);
        this.plan = new TrainingPlan(requirements.epochLimit(), OptionalLong.empty(), sizeOf(batches));
        this.callbacks = Callbacks.of(settings.callbacks(), resources, new FlightEvents());
        this.epochLoss = new EpochLoss(loss);
        this.run = new CurrentRun(settings, plan, history, epochLoss);
        this.gradient = requirements.needsGradientNorm()
                ? new GradientMeter(model, plan.batchesPerEpoch().orElse(0) == 1)
                : null;
        this.weights = settings.recordsWeightsEvery() > 0 ? new WeightHistory(model.namedParameters()) : null;
    }

    private static OptionalInt sizeOf(Iterable<Batch> batches) {
        if (batches instanceof DataLoader loader) {
            return OptionalInt.of(loader.batches());
        }
        return batches instanceof Collection<?> collection ? OptionalInt.of(collection.size()) : OptionalInt.empty();
    }

    TrainingResult train() {
        ModuleModes modes = ModuleModes.of(model);
        try {
            model.train();
            return result(trainUntilStopped());
        } catch (RuntimeException | Error e) {
            callbacks.onFailure(run, e);
            throw e;
        } finally {
            modes.restore();
        }
    }

    private StopReason trainUntilStopped() {
        criterion.reset();
        callbacks.onStart(run);
        if (weights != null) {
            history.recordWeights(weights);
            weights.record(0);
        }
        for (int epoch = 1; ; epoch++) {
            run.enterEpoch(epoch);
            callbacks.onEpochStart(run);
            EpochRecord record = trainEpoch(epoch);
            history.add(record);
            if (weights != null && epoch % settings.recordsWeightsEvery() == 0) {
                weights.record(epoch);
            }
            callbacks.onEpochEnd(run, record);
            Optional<StopReason> reason = criterion.check(record).or(run::stopRequested);
            bestWeights.keepIfBest(epoch);
            if (reason.isPresent()) {
                return reason.get();
            }
        }
    }

    private EpochRecord trainEpoch(int epoch) {
        long epochStart = System.nanoTime();
        double learningRate = optimizer.learningRate();
        epochLoss.reset();
        settings.metrics().forEach(Metric::reset);
        if (gradient != null) {
            gradient.reset();
        }
        for (Batch batch : batches) {
            run.enterBatch(batch);
            trainBatch(epoch, batch);
            callbacks.onBatchEnd(run);
            run.leaveBatch();
            if (run.isAskedToStop()) {
                break;
            }
        }
        if (epochLoss.isEmpty()) {
            throw new IllegalArgumentException(
                    epoch == 1
                            ? "Trainer: the data to train on has no batch"
                            : "Trainer: the data to train on has no batch in epoch %d, though it had before; pass something that can be gone through again, such as a DataLoader"
                                    .formatted(epoch));
        }
        return record(epoch, learningRate, epochStart);
    }

    /** The loop as everyone knows it; what stands between its five lines only looks, or clips where it was asked to. */
    private void trainBatch(int epoch, Batch batch) {
        callbacks.onBatchStart(run);
        int number = run.batchNumber();
        optimizer.zeroGrad();
        Tensor prediction = model.apply(batch.inputs());
        Tensor error = loss.apply(prediction, batch.targets());
        double value = checkedLoss(error, prediction, epoch, number, batch);
        error.backward();
        run.setPrediction(prediction, value);
        callbacks.afterBackward(run);
        if (gradient != null) {
            checkGradient(gradient.add(epochLoss.weight(batch.size())), epoch, number);
        }
        clip(epoch, number);
        optimizer.step();
        run.countStep();
        callbacks.afterStep(run);
        if (!settings.metrics().isEmpty()) {
            updateMetrics(prediction, batch);
        }
    }

    private double checkedLoss(Tensor error, Tensor prediction, int epoch, int number, Batch batch) {
        double value = epochLoss.add(error, batch.size());
        if (!Double.isFinite(value)) {
            throw new NonFiniteSearch(model, loss, epoch, number).inForward(batch, prediction, value);
        }
        if (settings.recordsBatchLosses()) {
            history.addBatchLoss(value);
        }
        return value;
    }

    private void checkGradient(double norm, int epoch, int number) {
        if (!Double.isFinite(norm)) {
            new NonFiniteSearch(model, loss, epoch, number).inGradients().ifPresent(error -> {
                throw error;
            });
        }
    }

    private void clip(int epoch, int number) {
        GradientLimits limits = settings.limits();
        if (limits.hasValue()) {
            GradientClipping.byValue(optimized, limits.value());
        }
        if (limits.hasNorm()) {
            double norm = GradientNorm.of(optimized);
            checkGradient(norm, epoch, number);
            GradientClipping.withNorm(optimized, limits.norm(), norm);
        }
    }

    private void updateMetrics(Tensor prediction, Batch batch) {
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            settings.metrics().forEach(metric -> metric.update(prediction.detach(), batch.targets()));
        }
    }

    private EpochRecord record(int epoch, double learningRate, long epochStart) {
        EpochRecord.Builder record = EpochRecord.builder(epoch, epochLoss.value())
                .metrics(Evaluation.values(settings.metrics()))
                .learningRate(learningRate);
        history.last().ifPresent(record::after);
        if (gradient != null) {
            record.gradientNorm(gradient.norm(epochLoss.divisor()));
        }
        if (settings.validation() != null) {
            Evaluation validation = Evaluation.of(model, loss, settings.validation(), settings.metrics());
            record.validation(validation.loss(), validation.metrics());
            callbacks.onValidation(
                    run, new ValidationRecord(epoch, run.step(), validation.loss(), validation.metrics()));
        }
        long now = System.nanoTime();
        return record.time((now - epochStart) * NANOS, (now - start) * NANOS).build();
    }

    private TrainingResult result(StopReason reason) {
        int epochs = history.size();
        int best = criterion.bestEpoch() > 0 ? criterion.bestEpoch() : epochOfLowestLoss();
        boolean restored = bestWeights.restore(epochs);
        StopReason told = restored ? reason.with("the weights after epoch %d are restored".formatted(best)) : reason;
        callbacks.onEnd(run, told);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        return new TrainingResult(told, history, epochs, best, restored, time, resources.resources(time));
    }

    private int epochOfLowestLoss() {
        int best = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (EpochRecord record : history.epochs()) {
            double value = settings.validation() == null ? record.loss() : record.validationLoss();
            if (value < lowest) {
                lowest = value;
                best = record.epoch();
            }
        }
        return best;
    }
}
