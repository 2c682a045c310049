package dev.gradus.visualization.report;

import dev.gradus.models.Provenance;
import dev.gradus.training.GradientNorm;
import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.callbacks.Run;
import dev.gradus.training.callbacks.TrainingPlan;
import dev.gradus.training.diagnosis.Finding;
import dev.gradus.training.diagnosis.HealthCheck;
import dev.gradus.training.diagnosis.LearningCurves;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.history.History;
import dev.gradus.training.history.ValidationRecord;
import dev.gradus.training.stopping.StopReason;
import dev.gradus.visualization.report.Budget.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run as it is recorded. The thread that trains looks without a lock and puts what it saw into place with one, so that a
 * reader holds it up by no more than it takes to write JSON.
 */
final class RecordedRun {
    private static final Logger LOG = LoggerFactory.getLogger(RunRecorder.class);

    /** A page's state. */
    enum State {
        RUNNING,
        ENDED,
        FAILED
    }

    private static final int CHECKS = 10;
    private static final int MOST_BETWEEN_CHECKS = 100;
    /** Even a look at the clock would be felt in a step of a microsecond. */
    private static final int FEWEST_BATCHES = 10;
    /** The rules for learning curves are asked again when there are so many times as many epochs. */
    private static final double GROWTH = 1.05;
    /** Of all lines of the chart with a line for each weight. */
    private static final int POINTS_OF_WEIGHTS = 16_384;

    private final Provenance provenance;
    private final TrainingPlan plan;
    private final String loss;
    private final String optimizer;
    private final OptionalInt every;
    private final Budget budget = new Budget(System.nanoTime());
    private final long start = System.nanoTime();
    private final HealthCheck health;
    /** The check again, if nobody else calls it. */
    private final Callback own;

    private final Curves curves = new Curves();
    private final Curve batchLosses = curves.curve("loss", "training, batch");
    private final Curve learningRates = curves.curve("learning rate", "learning rate");
    private final Curve epochs = new Curve(2048);
    private final ModelTable model;
    private final Spreads spreads;
    private final UpdateRatios ratios;
    private final @Nullable PredictionLook predictions;
    private List<Finding> healthFindings = List.of();
    private List<Finding> curveFindings = List.of();
    private State state = State.RUNNING;
    private @Nullable String stopReason;
    private long step;
    private int epoch;
    private double seconds;
    private volatile boolean isWatched;
    // What follows belongs to the thread that trains alone.
    private long batches;
    private boolean isLooking;
    private double gradientNorm;
    private long lookTime;
    private boolean isLookingAtSpreads;
    private int judgedEpochs;
    private boolean havePredictionsFailed;

    RecordedRun(
            Run run,
            Provenance provenance,
            @Nullable PredictionSource source,
            OptionalInt every,
            @Nullable HealthCheck check) {
        this.provenance = provenance;
        this.plan = run.plan();
        this.every = every;
        this.health = check == null ? new HealthCheck().every(every.orElse(batchesBetweenChecks(plan))) : check;
        this.own = check == null ? health : new Callback() {};
        this.model = new ModelTable(run.model());
        this.spreads = new Spreads(run.model());
        this.ratios = new UpdateRatios(run.model());
        this.predictions = source == null ? null : new PredictionLook(source);
        this.loss = run.loss().toString();
        this.optimizer = run.optimizer().toString();
    }

    /** Some ten looks at a short run, of which rules need three in a row; every hundredth batch of a long one. */
    private static int batchesBetweenChecks(TrainingPlan plan) {
        double batches = (double) plan.epochs().orElse(Integer.MAX_VALUE)
                * plan.batchesPerEpoch().orElse(Integer.MAX_VALUE);
        return (int) Math.max(1, Math.min(MOST_BETWEEN_CHECKS, batches / CHECKS));
    }

    // ---- the run goes on

    void onStart(Run run) {
        step = run.step();
        epoch = run.epoch();
        addEarlierEpochs(run.history(), run.step());
        model.watch();
        own.onStart(run);
    }

    /** Epochs before a checkpoint, of which only the last one's step is known. */
    private void addEarlierEpochs(History history, long steps) {
        for (EpochRecord earlier : history.epochs()) {
            long then = Math.round((double) steps * earlier.epoch() / history.size());
            addEpoch(earlier, then);
            if (!Double.isNaN(earlier.validationLoss())) {
                addValidation(then, earlier.validationLoss(), earlier.validationMetrics());
            }
        }
    }

    void onBatchStart(Run run) {
        own.onBatchStart(run);
        batches++;
        isLooking |= isTimeToLook();
        // The first batch has the weights as they were made; later ones come at the beginning of an epoch.
        if (run.batchNumber() == 1 && spreads.isDue() && isAffordable(Look.SPREADS)) {
            isLookingAtSpreads = true;
            spreads.watch(run.step());
        }
    }

    private boolean isTimeToLook() {
        return (batches - 1) % every.orElse(FEWEST_BATCHES) == 0 && isAffordable(Look.STEP);
    }

    private boolean isAffordable(Look look) {
        return every.isPresent() || budget.allows(look, System.nanoTime());
    }

    void afterBackward(Run run) {
        own.afterBackward(run);
        if (batches == 1) {
            model.unwatch();
        }
        if (isLooking) {
            long before = System.nanoTime();
            ratios.beforeStep();
            // Of the last batch before the step, where gradients accumulate; clipping comes after this.
            gradientNorm = GradientNorm.of(run.model().parameters());
            lookTime = System.nanoTime() - before;
        }
        if (isLookingAtSpreads) {
            isLookingAtSpreads = false;
            budget.spend(Look.SPREADS, spreads.take(run.step()));
            synchronized (this) {
                spreads.commit();
            }
        }
    }

    void afterStep(Run run) {
        own.afterStep(run);
        if (isLooking) {
            isLooking = false;
            long before = System.nanoTime();
            Map<String, Double> changes = ratios.afterStep();
            int points = Math.max(64, Math.min(1024, POINTS_OF_WEIGHTS / Math.max(1, ratios.size()) / 2 * 2));
            synchronized (this) {
                curves.add("gradient norm", "batch", run.step(), gradientNorm);
                changes.forEach((weight, ratio) -> curves.add("update ratio", weight, points, run.step(), ratio));
            }
            budget.spend(Look.STEP, lookTime + System.nanoTime() - before);
        }
    }

    void onBatchEnd(Run run) {
        List<Finding> found = health.findings();
        synchronized (this) {
            step = run.step();
            epoch = run.epoch();
            healthFindings = found;
            batchLosses.add(step, run.batchLoss());
            learningRates.add(step, run.optimizer().learningRate());
        }
    }

    synchronized void onValidation(ValidationRecord validation) {
        addValidation(validation.step(), validation.loss(), validation.metrics());
    }

    private void addValidation(long at, double loss, Map<String, Double> metrics) {
        curves.add("loss", "validation", at, loss);
        metrics.forEach((name, value) -> curves.add("metric " + name, "validation", at, value));
    }

    private void addEpoch(EpochRecord record, long at) {
        epochs.add(at, record.epoch());
        curves.add("loss", "training", at, record.loss());
        record.metrics().forEach((name, value) -> curves.add("metric " + name, "training", at, value));
        if (!Double.isNaN(record.gradientNorm())) {
            curves.add("gradient norm", "epoch", at, record.gradientNorm());
        }
    }

    void onEpochEnd(Run run, EpochRecord record) {
        own.onEpochEnd(run, record);
        synchronized (this) {
            addEpoch(record, run.step());
        }
        if (run.history().size() >= GROWTH * judgedEpochs) {
            judge(run);
        }
        // Those after the last epoch are made in any case; before, somebody must be there to see them.
        if (predictions != null && isWatched && isAffordable(Look.PREDICTIONS)) {
            long before = System.nanoTime();
            predict(run);
            budget.spend(Look.PREDICTIONS, System.nanoTime() - before);
        }
    }

    private void judge(Run run) {
        judgedEpochs = run.history().size();
        List<Finding> inCurves = LearningCurves.findings(run.history());
        synchronized (this) {
            curveFindings = inCurves;
        }
    }

    private void predict(Run run) {
        if (predictions == null || havePredictionsFailed) {
            return;
        }
        try {
            PredictionLook.Answers answers = predictions.look(run.model(), run.loss(), run.step());
            synchronized (this) {
                predictions.keep(answers);
            }
        } catch (RuntimeException e) {
            // A picture that is missing is not worth the hours of training before it.
            havePredictionsFailed = true;
            LOG.warn(
                    "RunRecorder: the model could not answer on the data for predictions, there are none from now on",
                    e);
        }
    }

    void onEnd(Run run, StopReason reason) {
        own.onEnd(run, reason);
        predict(run);
        end(run, State.ENDED, reason.description());
    }

    void onFailure(Run run, Throwable failure) {
        own.onFailure(run, failure);
        end(run, State.FAILED, failure.toString());
    }

    private void end(Run run, State how, String why) {
        if (state != State.RUNNING) {
            return; // another run has failed, before it came here
        }
        List<Finding> found = health.findings();
        model.unwatch();
        spreads.unwatch();
        judge(run);
        synchronized (this) {
            healthFindings = found;
            state = how;
            stopReason = why;
            seconds = elapsed();
        }
    }

    private double elapsed() {
        return (System.nanoTime() - start) * 1e-9;
    }

    // ---- looked at by any thread

    synchronized List<Finding> findings() {
        List<Finding> all = new ArrayList<>(healthFindings);
        all.addAll(curveFindings);
        return all;
    }

    synchronized String json(long after) {
        isWatched = true;
        return RunJson.of(after, json -> {
            json.text("state", state.name().toLowerCase(Locale.ROOT));
            if (stopReason != null) {
                json.text("stopReason", stopReason);
            }
            json.number("step", step);
            json.number("epoch", epoch);
            json.number("seconds", state == State.RUNNING ? elapsed() : seconds);
            json.plan(plan);
            json.epochs(epochs);
            json.curves(curves);
            json.spreads(spreads);
            json.findings(findings());
            PredictionLook.Answers answers = predictions == null ? null : predictions.latest();
            if (answers != null) {
                json.predictions(answers);
            }
            if (after < 0) {
                json.model(model);
                json.texts("settings", RunFacts.settings(loss, optimizer, provenance));
                json.texts("environment", RunFacts.environment(provenance));
            }
        });
    }
}
