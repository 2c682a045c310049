package dev.gradus.training.diagnosis;

import dev.gradus.core.Autograd;
import dev.gradus.core.module.Layer;
import dev.gradus.losses.Loss;
import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.callbacks.Run;
import dev.gradus.training.data.Batch;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.stopping.StopReason;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a training from time to time and warns of what usually goes wrong: each {@link Rule} with what to do about it. The
 * first finding of a rule comes in the log as a warning, through SLF4J; all are in {@link #findings()}.
 *
 * <pre>{@code
 * HealthCheck health = new HealthCheck();
 * Trainer.of(model, loss, optimizer).callback(health).epochs(20).fit(loader);
 * health.findings().forEach(System.out::println);
 * }</pre>
 *
 * <p>In a loop of one's own:
 *
 * <pre>{@code
 * HealthCheck health = new HealthCheck().watch(model, loss);
 * for (Batch batch : loader) {
 *     health.beforeForward(batch);
 *     optimizer.zeroGrad();
 *     Tensor error = loss.apply(model.apply(batch.inputs()), batch.targets());
 *     error.backward();
 *     health.afterBackward(error.item());
 *     optimizer.step();
 *     health.afterStep();
 * }
 * health.afterEpoch();
 * }</pre>
 *
 * <p>Most rules need three to ten of the batches that are looked at, one out of 100 unless {@link #every} says otherwise. It
 * only looks: the training makes the same bits with it and without it.
 */
public final class HealthCheck implements Callback {
    private static final int EVERY = 100;

    private int every = EVERY;
    private Findings findings = new Findings();
    private List<Check> checks = List.of();
    private @Nullable PiledGradients piled;
    private long batches;
    private boolean isSampled;
    /** Where gradients accumulate, the step comes some batches later. */
    private boolean isStepAwaited;

    /** A check that looks at one batch out of 100. */
    public HealthCheck() {}

    /**
     * Sets at which batches to look: 1 for each, which makes a training about twice as slow; one out of 100 costs about 1 %.
     * The first is always looked at.
     *
     * @return this check
     * @throws IllegalArgumentException if it is less than 1
     */
    public HealthCheck every(int batchCount) {
        if (batchCount < 1) {
            throw new IllegalArgumentException(
                    "HealthCheck: every(...) counts batches from one look to the next, at least 1, got " + batchCount);
        }
        every = batchCount;
        return this;
    }

    /** What was found since {@link #watch}, or since the run started. */
    public List<Finding> findings() {
        return findings.all();
    }

    // ---- in a loop of one's own

    /**
     * Starts anew, with a model.
     *
     * @param loss what is made small, which says what targets should be
     * @return this check
     */
    public HealthCheck watch(Layer model, Loss loss) {
        close();
        Findings fresh = new Findings();
        PiledGradients freshPiled = new PiledGradients(model, fresh);
        findings = fresh;
        piled = freshPiled;
        checks = List.of(
                new DataScale(fresh),
                new LabelRange(loss, fresh),
                freshPiled,
                new MissingGradients(model, fresh),
                new DeadUnits(model, fresh),
                new GradientSize(model, fresh),
                new UpdateSize(model, fresh),
                new StandingLoss(fresh));
        batches = 0;
        isSampled = false;
        isStepAwaited = false;
        return this;
    }

    /**
     * To be called before a batch goes through the model, and before {@code zeroGrad()} or after it.
     *
     * @throws IllegalStateException if no model is watched
     */
    public void beforeForward(Batch batch) {
        if (piled == null) {
            throw new IllegalStateException("HealthCheck: call watch(model, loss) before the loop");
        }
        isSampled = batches % every == 0;
        batches++;
        piled.noteBatch();
        if (isSampled) {
            findings.setBatch(batches);
            look(check -> check.beforeForward(batch));
        }
    }

    /**
     * To be called between {@code backward()} and {@code step()}.
     *
     * @param loss of the batch, {@code error.item()}
     */
    public void afterBackward(double loss) {
        if (isSampled) {
            look(check -> check.afterBackward(loss));
            isSampled = false;
            isStepAwaited = true;
        }
    }

    /** To be called after {@code step()}. */
    public void afterStep() {
        if (piled != null) {
            piled.noteStep();
        }
        if (isStepAwaited) {
            look(Check::afterStep);
            isStepAwaited = false;
        }
    }

    /** To be called after an epoch. */
    public void afterEpoch() {
        look(Check::afterEpoch);
    }

    private void look(Consumer<Check> what) {
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            checks.forEach(what);
        }
    }

    private void close() {
        checks.forEach(Check::close);
    }

    // ---- in a run

    @Override
    public void onStart(Run run) {
        watch(run.model(), run.loss());
    }

    @Override
    public void onBatchStart(Run run) {
        beforeForward(run.batch());
    }

    @Override
    public void afterBackward(Run run) {
        afterBackward(run.batchLoss());
    }

    @Override
    public void afterStep(Run run) {
        afterStep();
    }

    @Override
    public void onEpochEnd(Run run, EpochRecord epoch) {
        afterEpoch();
    }

    @Override
    public void onEnd(Run run, StopReason reason) {
        close();
    }

    @Override
    public void onFailure(Run run, Throwable failure) {
        close();
    }
}
