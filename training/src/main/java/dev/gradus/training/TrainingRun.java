package dev.gradus.training;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.losses.Loss;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.training.callbacks.TrainingPlan;
import dev.gradus.training.data.Batch;
import dev.gradus.training.flight.FlightEvents;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.history.History;
import dev.gradus.training.history.ValidationRecord;
import dev.gradus.training.history.WeightHistory;
import dev.gradus.training.stopping.StopReason;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run of a trainer over its data. The loop stands here; what goes around it has classes of its own, which are asked
 * at their points: accumulation of gradients, measuring, clipping, validation, the verdict on an epoch and checkpoints.
 */
final class TrainingRun {
    private final TrainingSettings settings;
    private final Layer model;
    private final Loss loss;
    private final Optimizer optimizer;
    private final BatchSource data;
    private final Callbacks callbacks;
    private final History history = new History();
    private final Stopwatch watch = new Stopwatch();
    private final ResourceMeter resources = new ResourceMeter();
    private final CurrentRun run;
    private final EpochLoss epochLoss;
    private final Measurements measurements;
    private final GradientAccumulation accumulation;
    private final Gradients gradients;
    private final @Nullable Validation validation;
    private final Verdict verdict;
    private final BestWeights bestWeights;
    private final RunCheckpoints checkpoints;
    private final Outcome outcome;

    TrainingRun(TrainingSettings settings, Iterable<Batch> batches) {
        this.settings = settings;
        this.model = settings.model();
        this.loss = settings.loss();
        this.optimizer = settings.optimizer();
        this.data = new BatchSource(batches);
        TrainableParameters.check(model, loss, optimizer);
        Requirements requirements = new Requirements(settings);
        TrainingPlan plan = new TrainingPlan(requirements.epochLimit(), settings.stepLimit(), data.size());
        this.callbacks = Callbacks.of(settings.callbacks(), resources, new FlightEvents());
        this.epochLoss = new EpochLoss(loss);
        this.run = new CurrentRun(settings, plan, history, epochLoss);
        GradientMeter meter = requirements.needsGradientNorm()
                ? new GradientMeter(model, plan.batchesPerEpoch().orElse(0) == 1)
                : null;
        this.measurements = new Measurements(settings.metrics(), epochLoss, meter, watch);
        this.accumulation = new GradientAccumulation(optimizer, loss, settings.accumulates());
        this.gradients = new Gradients(settings, meter);
        EvaluationWeights weights = new EvaluationWeights(settings.average());
        this.validation = settings.validation() == null
                ? null
                : new Validation(settings, settings.validation(), weights, run, callbacks);
        this.verdict = new Verdict(requirements.criterion());
        this.bestWeights = new BestWeights(model, weights, requirements.criterion());
        this.checkpoints = new RunCheckpoints(settings, data, history, run, measurements, verdict, bestWeights);
        this.outcome = new Outcome(run, requirements.criterion(), bestWeights, weights, watch, resources);
    }

    TrainingResult train() {
        ModuleModes modes = ModuleModes.of(model);
        try (Interruption ignored = settings.stopsOnInterrupt() ? Interruption.listen(run::interrupt) : null) {
            model.train();
            TrainingResult result = outcome.of(checkpoints.told(trainUntilStopped()));
            callbacks.onEnd(run, result.stopReason());
            return result;
        } catch (RuntimeException | Error e) {
            callbacks.onFailure(run, e);
            throw e;
        } finally {
            modes.restore();
        }
    }

    private StopReason trainUntilStopped() {
        verdict.reset();
        if (settings.recordsWeightsEvery() > 0) {
            history.recordWeights(new WeightHistory(model.namedParameters()));
        }
        checkpoints.start();
        if (run.isWithinEpoch()) {
            data.goOn();
        }
        callbacks.onStart(run);
        recordWeights(run.epoch() == 0);
        Optional<StopReason> reason = Optional.empty();
        if (run.isAfterEpoch()) {
            reason = judge(history.last().orElseThrow());
        }
        while (reason.isEmpty()) {
            boolean isWhole = trainEpoch();
            boolean isLeft = !isWhole && (run.isInterrupted() || run.batchNumber() == 0);
            reason = isLeft ? run.stopRequested() : finishEpoch(isWhole);
        }
        return reason.get();
    }

    /**
     * Trains an epoch, or the rest of one.
     *
     * @return whether all batches were trained on; else the run was asked to stop
     */
    private boolean trainEpoch() {
        if (!run.isWithinEpoch()) {
            run.enterEpoch();
            verdict.close();
            measurements.startEpoch(optimizer.learningRate());
        }
        callbacks.onEpochStart(run);
        run.checkStepLimit();
        // Before the order of the batches is drawn, so that a run that goes on from a checkpoint of here draws it too.
        if (run.batchNumber() == 0 && stopsBetweenSteps()) {
            return false;
        }
        Iterator<Batch> batches = data.after(run.batchNumber());
        boolean isLast = false;
        while (!isLast) {
            if (run.batchNumber() > 0 && accumulation.begins() && stopsBetweenSteps()) {
                return !run.isInterrupted() && !batches.hasNext();
            }
            if (!batches.hasNext()) {
                return true;
            }
            run.enterBatch(batches.next());
            // Asked only where it matters, because the answer may have to wait for the next batch.
            isLast = !accumulation.isNextFull() && !batches.hasNext();
            trainBatch(run.batch(), isLast);
            callbacks.onBatchEnd(run);
            run.leaveBatch();
            if (accumulation.begins() && !isLast) {
                checkpoints.afterStep(run.step());
            }
        }
        return true;
    }

    /**
     * Lets callbacks do what needs that no batch is at hand.
     *
     * @return whether the run was asked to stop, and has written its last checkpoint
     */
    private boolean stopsBetweenSteps() {
        run.permitCheckpoints(checkpoints);
        callbacks.betweenSteps(run);
        run.permitCheckpoints(null);
        if (!run.isAskedToStop()) {
            return false;
        }
        checkpoints.atEnd(run.step());
        return true;
    }

    /** The loop as everyone knows it; what stands between its five lines only looks, or does what it was asked to. */
    private void trainBatch(Batch batch, boolean isLast) {
        callbacks.onBatchStart(run);
        if (accumulation.begins()) {
            optimizer.zeroGrad();
        }
        Tensor prediction = model.apply(batch.inputs());
        Tensor error = loss.apply(prediction, batch.targets());
        run.setPrediction(prediction, checkedLoss(error, prediction, batch));
        accumulation.share(error, batch.size()).backward();
        boolean isStep = accumulation.completes(isLast);
        callbacks.afterBackward(run);
        if (isStep) {
            gradients.prepare(epochLoss.weight(accumulation.samples()), run);
            optimizer.step();
            run.countStep();
            callbacks.afterStep(run);
        }
        measurements.updateMetrics(prediction, batch);
        if (isStep && validation != null) {
            validation.afterStep();
        }
    }

    private double checkedLoss(Tensor error, Tensor prediction, Batch batch) {
        double value = epochLoss.add(error, batch.size());
        if (!Double.isFinite(value)) {
            throw new NonFiniteSearch(model, loss, run.epoch(), run.batchNumber()).inForward(batch, prediction, value);
        }
        if (settings.recordsBatchLosses()) {
            history.addBatchLoss(value);
        }
        return value;
    }

    /** Measures what is measured after an epoch and asks whether to go on. */
    private Optional<StopReason> finishEpoch(boolean isWhole) {
        checkHasBatches();
        EpochRecord.Builder measured = measurements.record(run.epoch());
        history.last().ifPresent(measured::after);
        if (validation != null) {
            ValidationRecord found = validation.afterEpoch();
            measured.validation(found.loss(), found.metrics());
        }
        double now = watch.elapsed();
        EpochRecord record = measured.time(now - watch.epochStart(), now).build();
        history.add(record);
        recordWeights(run.epoch() % Math.max(1, settings.recordsWeightsEvery()) == 0);
        run.leaveEpoch();
        callbacks.onEpochEnd(run, record);
        return isWhole ? judge(record) : verdictOn(record);
    }

    /** The verdict on a whole epoch, and the checkpoint after it. */
    private Optional<StopReason> judge(EpochRecord record) {
        Optional<StopReason> reason = verdictOn(record);
        checkpoints.afterEpoch(run.step(), record);
        if (reason.isPresent()) {
            checkpoints.atEnd(run.step());
        }
        return reason;
    }

    private Optional<StopReason> verdictOn(EpochRecord record) {
        run.checkStepLimit();
        Optional<StopReason> reason = verdict.on(record).or(run::stopRequested);
        bestWeights.keepIfBest(record.epoch());
        return reason;
    }

    private void recordWeights(boolean isTime) {
        if (isTime && settings.recordsWeightsEvery() > 0) {
            history.weights().record(run.epoch());
        }
    }

    private void checkHasBatches() {
        if (epochLoss.isEmpty()) {
            throw new IllegalArgumentException(
                    run.epoch() == 1
                            ? "Trainer: the data to train on has no batch"
                            : "Trainer: the data to train on has no batch in epoch %d, though it had before; pass something that can be gone through again, such as a DataLoader"
                                    .formatted(run.epoch()));
        }
    }
}
