package dev.gradus.training;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.losses.Loss;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.training.callbacks.Run;
import dev.gradus.training.callbacks.TrainingPlan;
import dev.gradus.training.checkpoint.CheckpointPart;
import dev.gradus.training.checkpoint.PartState;
import dev.gradus.training.data.Batch;
import dev.gradus.training.history.History;
import dev.gradus.training.stopping.StopReason;
import dev.gradus.training.stopping.StopRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a run is now: what the loop moves on and callbacks look at. */
final class CurrentRun implements Run, CheckpointPart {
    private final TrainingSettings settings;
    private final TrainingPlan plan;
    private final History history;
    private final EpochLoss epochLoss;
    private int epoch;
    private int batchNumber;
    private long step;
    private @Nullable Batch batch;
    private @Nullable Tensor prediction;
    private double batchLoss = Double.NaN;
    private boolean isWithinEpoch;
    private @Nullable RunCheckpoints permitted;
    /** Set by the thread of a signal too. */
    private volatile @Nullable StopRequest request;

    private volatile boolean isInterrupted;

    CurrentRun(TrainingSettings settings, TrainingPlan plan, History history, EpochLoss epochLoss) {
        this.settings = settings;
        this.plan = plan;
        this.history = history;
        this.epochLoss = epochLoss;
    }

    // ---- the loop moves on

    /** Begins the next epoch. */
    void enterEpoch() {
        epoch++;
        batchNumber = 0;
        isWithinEpoch = true;
    }

    void leaveEpoch() {
        isWithinEpoch = false;
    }

    /** Whether the run is within an epoch, be it before or after all of its batches. */
    boolean isWithinEpoch() {
        return isWithinEpoch;
    }

    void enterBatch(Batch next) {
        batchNumber++;
        batch = next;
    }

    void setPrediction(Tensor predicted, double loss) {
        prediction = predicted;
        batchLoss = loss;
    }

    void countStep() {
        step++;
        checkStepLimit();
    }

    /** A prediction holds its whole graph, which is not to outlive its batch. */
    void leaveBatch() {
        batch = null;
        prediction = null;
        batchLoss = Double.NaN;
    }

    /** Why to stop, if somebody asked for it. */
    Optional<StopReason> stopRequested() {
        return Optional.ofNullable(request).map(asked -> asked.reason(epoch));
    }

    @Override
    public boolean isAskedToStop() {
        return request != null;
    }

    /** Asks the run to stop at once, with nothing measured any more; callable from any thread. */
    void interrupt() {
        isInterrupted = true;
        stop("interrupted");
    }

    boolean isInterrupted() {
        return isInterrupted;
    }

    /** Asks the run to stop if it has made all its steps. */
    void checkStepLimit() {
        if (plan.steps().isPresent() && step >= plan.steps().getAsLong()) {
            stop(step == 1 ? "1 step is done" : "all %d steps are done".formatted(step));
        }
    }

    /** Whether the last thing was an epoch's end, of which a checkpoint is asked for its verdict. */
    boolean isAfterEpoch() {
        return epoch > 0 && !isWithinEpoch;
    }

    boolean isValidated() {
        return settings.validation() != null;
    }

    // ---- checkpoints

    /** Says with what a callback may write a checkpoint now; null for not at all. */
    void permitCheckpoints(@Nullable RunCheckpoints checkpoints) {
        permitted = checkpoints;
    }

    @Override
    public PartState state() {
        return PartState.builder()
                .count("epoch", epoch)
                .count("batch", batchNumber)
                .count("step", step)
                .count("within epoch", isWithinEpoch ? 1 : 0)
                .build();
    }

    @Override
    public void restore(PartState state) {
        epoch = Math.toIntExact(state.count("epoch"));
        batchNumber = Math.toIntExact(state.count("batch"));
        step = state.count("step");
        isWithinEpoch = state.count("within epoch") == 1;
    }

    // ---- callbacks look

    @Override
    public TrainingPlan plan() {
        return plan;
    }

    @Override
    public Layer model() {
        return settings.model();
    }

    @Override
    public Loss loss() {
        return settings.loss();
    }

    @Override
    public Optimizer optimizer() {
        return settings.optimizer();
    }

    @Override
    public History history() {
        return history;
    }

    @Override
    public int epoch() {
        return epoch;
    }

    @Override
    public int batchNumber() {
        return batchNumber;
    }

    @Override
    public long step() {
        return step;
    }

    @Override
    public double epochLoss() {
        return epochLoss.value();
    }

    @Override
    public Batch batch() {
        if (batch == null) {
            throw new IllegalStateException(
                    "Run: there is no batch at hand; ask for it between onBatchStart and onBatchEnd");
        }
        return batch;
    }

    @Override
    public Tensor prediction() {
        if (prediction == null) {
            throw new IllegalStateException(
                    "Run: there is no prediction at hand; ask for it from afterBackward to onBatchEnd");
        }
        return prediction;
    }

    @Override
    public double batchLoss() {
        return batchLoss;
    }

    @Override
    public boolean hasCheckpoints() {
        return settings.checkpoints() != null;
    }

    @Override
    public Path saveCheckpoint() throws IOException {
        if (!hasCheckpoints()) {
            throw new IllegalStateException(
                    "Run: there is nowhere to write a checkpoint to; give the trainer a folder with checkpoints(Checkpoints.in(folder))");
        }
        if (permitted == null) {
            throw new IllegalStateException(
                    "Run: a checkpoint can be written between two steps only; call saveCheckpoint from Callback.betweenSteps");
        }
        return permitted.now(step);
    }

    @Override
    public void stop(String reason) {
        if (request == null) {
            request = new StopRequest(reason);
        }
    }
}
