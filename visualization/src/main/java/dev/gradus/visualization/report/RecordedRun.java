package dev.gradus.visualization.report;

import dev.gradus.training.NonFiniteException;
import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.callbacks.Run;
import dev.gradus.training.callbacks.TrainingPlan;
import dev.gradus.training.checkpoint.PartState;
import dev.gradus.training.diagnosis.Finding;
import dev.gradus.training.diagnosis.HealthCheck;
import dev.gradus.training.diagnosis.LearningCurves;
import dev.gradus.training.diagnosis.Rule;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.history.ValidationRecord;
import dev.gradus.training.stopping.StopReason;
import dev.gradus.visualization.report.PredictionLook.Answers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private static final int MOST_BETWEEN_CHECKS = 200;
    /** Even a look at the clock would be felt in a step of a microsecond. */
    private static final int FEWEST_BATCHES = 10;
    /** The rules for learning curves are asked again when there are so many times as many epochs. */
    private static final double GROWTH = 1.1;

    private final RecorderSettings settings;
    private final TrainingPlan plan;
    private final String loss;
    private final String optimizer;
    private final long start = System.nanoTime();
    private final Budget stepBudget = Budget.ofSteps(start);
    private final Budget spreadBudget = Budget.ofSpreads(start);
    private final Budget predictionBudget = Budget.ofPredictions(start);
    private final HealthCheck health;
    /** The check again, if nobody else calls it. */
    private final Callback own;

    private final ModelTable model;
    private final Spreads spreads;
    private final StepLook stepLook;
    private final @Nullable PredictionLook predictions;
    private final RunData data;
    private List<Finding> healthFindings = List.of();
    private List<Finding> curveFindings = List.of();
    private State state = State.RUNNING;
    private @Nullable String stopReason;
    private long step;
    private int epoch;
    private double seconds;
    // What follows belongs to the thread that trains alone.
    private long batches;
    private boolean isLooking;
    private boolean isLookingAtSpreads;
    private int judgedEpochs;
    private boolean havePredictionsFailed;

    /**
     * A run that begins.
     *
     * @param earlier what was gathered before a checkpoint that it goes on from; null if there is nothing
     */
    RecordedRun(Run run, RecorderSettings settings, @Nullable RunData earlier) {
        this.settings = settings;
        this.plan = run.plan();
        HealthCheck check = settings.check();
        this.health =
                check == null ? new HealthCheck().every(settings.every().orElse(batchesBetweenChecks(plan))) : check;
        this.own = check == null ? health : new Callback() {};
        this.model = new ModelTable(run.model());
        this.spreads = new Spreads(run.model());
        this.stepLook = new StepLook(run.model());
        this.predictions = settings.source() == null ? null : new PredictionLook(settings.source());
        this.data = earlier == null ? RunData.empty(spreads.size()) : earlier;
        this.loss = run.loss().toString();
        this.optimizer = run.optimizer().toString();
        this.step = run.step();
        this.epoch = run.epoch();
        if (earlier == null) {
            data.addEarlierEpochs(run.history(), step);
        }
    }

    /** Some ten looks at a short run, of which rules need three in a row. One takes as long as a training step. */
    private static int batchesBetweenChecks(TrainingPlan plan) {
        double batches = (double) plan.epochs().orElse(Integer.MAX_VALUE)
                * plan.batchesPerEpoch().orElse(Integer.MAX_VALUE);
        return (int) Math.max(1, Math.min(MOST_BETWEEN_CHECKS, batches / CHECKS));
    }

    // ---- the run goes on

    void onStart(Run run) {
        model.watch();
        own.onStart(run);
    }

    void onBatchStart(Run run) {
        own.onBatchStart(run);
        batches++;
        isLooking |= (batches - 1) % settings.every().orElse(FEWEST_BATCHES) == 0 && isAffordable(stepBudget);
        // The first batch has the weights as they were made; later ones come at the beginning of an epoch.
        if (run.batchNumber() == 1 && data.spreads().isDue() && isAffordable(spreadBudget)) {
            isLookingAtSpreads = true;
            spreads.watch(run.step());
        }
    }

    private boolean isAffordable(Budget budget) {
        return settings.every().isPresent() || budget.allows(System.nanoTime());
    }

    void afterBackward(Run run) {
        own.afterBackward(run);
        if (batches == 1) {
            model.unwatch();
        }
        if (isLooking) {
            stepLook.beforeStep();
        }
        if (isLookingAtSpreads) {
            isLookingAtSpreads = false;
            spreads.take(run.step());
            spreadBudget.spend(spreads.nanoseconds());
            synchronized (this) {
                data.addSpreads(spreads.taken());
            }
        }
    }

    void afterStep(Run run) {
        own.afterStep(run);
        if (isLooking) {
            isLooking = false;
            stepLook.afterStep();
            stepBudget.spend(stepLook.nanoseconds());
            synchronized (this) {
                data.addStep(run.step(), stepLook);
            }
        }
    }

    void onBatchEnd(Run run) {
        List<Finding> found = health.findings();
        synchronized (this) {
            step = run.step();
            epoch = run.epoch();
            healthFindings = found;
            data.addBatch(step, run.batchLoss(), run.optimizer().learningRate());
        }
    }

    synchronized void onValidation(ValidationRecord validation) {
        data.addValidation(validation.step(), validation.loss(), validation.metrics());
    }

    void onEpochEnd(Run run, EpochRecord record) {
        own.onEpochEnd(run, record);
        synchronized (this) {
            data.addEpoch(record, run.step());
        }
        if (run.history().size() >= GROWTH * judgedEpochs) {
            judge(run);
        }
        // Those after the last epoch are made in any case; before, somebody must be there to see them.
        if (predictions != null && settings.isWatched().getAsBoolean() && isAffordable(predictionBudget)) {
            long before = System.nanoTime();
            predict(run);
            predictionBudget.spend(System.nanoTime() - before);
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
            Answers answers = predictions.look(run.model(), run.loss(), run.step());
            synchronized (this) {
                data.setAnswers(answers);
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
        end(run, State.ENDED, reason.description(), health.findings());
    }

    void onFailure(Run run, Throwable failure) {
        own.onFailure(run, failure);
        List<Finding> found = new ArrayList<>();
        if (failure instanceof NonFiniteException astray) {
            found.add(new Finding(Rule.NOT_FINITE, astray.place(), batches, Map.of(), astray.problem()));
        }
        found.addAll(health.findings());
        end(run, State.FAILED, "failed: " + told(failure), found);
    }

    /** The message of an exception is a sentence, unless it has none. */
    private static String told(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.toString() : message;
    }

    private void end(Run run, State how, String why, List<Finding> found) {
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

    boolean isRunning() {
        return state == State.RUNNING;
    }

    private double elapsed() {
        return data.earlierSeconds() + (System.nanoTime() - start) * 1e-9;
    }

    /** What a checkpoint has of it; on the thread that trains. */
    PartState checkpoint() {
        return data.state(health.findings(), elapsed());
    }

    // ---- looked at by any thread

    synchronized List<Finding> findings() {
        List<Finding> all = data.findings(healthFindings);
        all.addAll(curveFindings);
        return all;
    }

    synchronized String json(long after) {
        return RunJson.of(after, json -> {
            json.text("state", state.name().toLowerCase(Locale.ROOT));
            if (stopReason != null) {
                json.text("stopReason", stopReason);
            }
            json.number("step", step);
            json.number("epoch", epoch);
            json.number("seconds", state == State.RUNNING ? elapsed() : seconds);
            json.plan(plan);
            json.epochs(data.epochs());
            json.curves(data.curves());
            json.spreads(data.spreads(), spreads.leftOut());
            json.findings(findings());
            Answers answers = data.answers();
            if (answers != null) {
                json.predictions(answers);
            }
            if (after < 0) {
                json.model(model);
                json.texts("settings", RunFacts.settings(loss, optimizer, settings.provenance()));
                json.texts("environment", RunFacts.environment(settings.provenance()));
            }
        });
    }
}
