package dev.gradus.training;

import dev.gradus.core.module.Layer;
import dev.gradus.losses.Loss;
import dev.gradus.optimizers.ExponentialMovingAverage;
import dev.gradus.optimizers.GradientClipping;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.schedules.LRScheduler;
import dev.gradus.optimizers.schedules.ReduceLROnPlateau;
import dev.gradus.optimizers.schedules.Schedule;
import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.callbacks.Run;
import dev.gradus.training.checkpoint.Checkpoints;
import dev.gradus.training.data.Batch;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.metrics.Metric;
import dev.gradus.training.progress.Progress;
import dev.gradus.training.stopping.EpochLimit;
import dev.gradus.training.stopping.Measure;
import dev.gradus.training.stopping.StoppingCriteria;
import dev.gradus.training.stopping.StoppingCriterion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Trains a model: the loop {@code zeroGrad, forward, loss, backward, step} over epochs and batches, with everything around
 * it.
 *
 * <pre>{@code
 * TrainingResult result = Trainer.of(model, loss, optimizer)
 *         .epochs(20)
 *         .stopWhen(gradientNorm().below(1e-6).or(lossChange().below(1e-9).forEpochs(3)))
 *         .fit(loader);
 * result.stopReason();
 * }</pre>
 *
 * <p>Settings are methods that change this trainer and return it; a run keeps those that it began with. A trainer can be
 * used again; training then goes on from where model and optimizer are, with criteria and history that start anew.
 *
 * <p>Nothing is measured that nobody asked for: the norm of the gradient only where a criterion, clipping or
 * {@link #recordGradientNorm()} does, metrics where there are any. Data that is shuffled from a seed makes the same run bit
 * for bit every time.
 */
public final class Trainer {
    private final Layer model;
    private final Loss loss;
    private final Optimizer optimizer;
    private final List<Metric> metrics = new ArrayList<>();
    private final List<Callback> callbacks = new ArrayList<>();
    private final List<Schedule> schedules = new ArrayList<>();
    private final List<Measure> scheduled = new ArrayList<>();
    private GradientLimits limits = GradientLimits.NONE;
    private @Nullable EpochLimit epochLimit;
    private OptionalLong stepLimit = OptionalLong.empty();
    private @Nullable StoppingCriterion criterion;
    private @Nullable Iterable<Batch> validation;
    private long validatesEverySteps;
    private int accumulates = 1;
    private @Nullable ExponentialMovingAverage average;
    private @Nullable Callback progress;
    private boolean recordsGradientNorm;
    private boolean recordsBatchLosses;
    private int recordsWeightsEvery;
    private @Nullable Checkpoints checkpoints;
    private boolean resumes;
    private boolean stopsOnInterrupt;

    private Trainer(Layer model, Loss loss, Optimizer optimizer) {
        this.model = given("the model", model);
        this.loss = given("the loss", loss);
        this.optimizer = given("the optimizer", optimizer);
    }

    /**
     * A trainer that still has to be told when to stop: with {@link #epochs}, {@link #steps} or {@link #stopWhen}.
     *
     * @param model what learns
     * @param loss what is made small; reduced to a mean or a sum
     * @param optimizer of the model's parameters
     * @throws NullPointerException if one of them is null, as for every other argument of a trainer
     */
    public static Trainer of(Layer model, Loss loss, Optimizer optimizer) {
        return new Trainer(model, loss, optimizer);
    }

    private static <T> T given(String name, T argument) {
        return Objects.requireNonNull(argument, () -> "Trainer: %s is null".formatted(name));
    }

    // ---- when to stop

    /**
     * Stops after a number of epochs at the latest.
     *
     * @param count at least 1
     * @throws IllegalArgumentException if there are fewer
     */
    public Trainer epochs(int count) {
        epochLimit = StoppingCriteria.epochs(count);
        return this;
    }

    /**
     * Stops after a number of steps of the optimizer at the latest, perhaps in the midst of an epoch, of which there is then a
     * record like that of a whole one.
     *
     * @param count at least 1
     * @throws IllegalArgumentException if there are fewer
     */
    public Trainer steps(long count) {
        stepLimit = OptionalLong.of(atLeastOne("steps", "step", count));
        return this;
    }

    private static long atLeastOne(String method, String what, long count) {
        if (count < 1) {
            throw new IllegalArgumentException(
                    "%s: there must be at least 1 %s, got %d".formatted(method, what, count));
        }
        return count;
    }

    /**
     * Stops where a criterion says so, which is asked after every epoch. Called again: where one of the criteria says so.
     */
    public Trainer stopWhen(StoppingCriterion when) {
        StoppingCriterion added = given("the stopping criterion", when);
        criterion = criterion == null ? added : criterion.or(added);
        return this;
    }

    // ---- how to step

    /**
     * Goes on with a schedule of the learning rate after each epoch, as {@code scheduler.step()} at the end of PyTorch's loop
     * over epochs; several schedules multiply.
     *
     * @param schedule of this trainer's optimizer
     * @throws IllegalArgumentException if it is of another one
     */
    public Trainer schedule(LRScheduler schedule) {
        add(schedule);
        return afterEpoch(epoch -> schedule.step());
    }

    /**
     * Goes on with a schedule of the learning rate after each step of the optimizer, as is meant for {@code OneCycleLR} and
     * {@code CyclicLR}: there are then epochs times {@code loader.batches()} of them, unless gradients accumulate.
     *
     * @param schedule of this trainer's optimizer
     * @throws IllegalArgumentException if it is of another one
     */
    public Trainer scheduleBatches(LRScheduler schedule) {
        add(schedule);
        return callback(new Callback() {
            @Override
            public void afterStep(Run run) {
                schedule.step();
            }
        });
    }

    /**
     * Shows a schedule each epoch's number of some kind, after which it lowers the learning rate.
     *
     * <pre>{@code
     * trainer.schedule(new ReduceLROnPlateau(optimizer).patience(3), validationLoss());
     * trainer.schedule(new ReduceLROnPlateau(optimizer).maximize(true), validationMetric("accuracy"));
     * }</pre>
     *
     * @param schedule of this trainer's optimizer
     * @param measure what it looks at; whether more or less of it is better, only the schedule says
     * @throws IllegalArgumentException if the schedule is of another optimizer
     */
    public Trainer schedule(ReduceLROnPlateau schedule, Measure measure) {
        add(schedule);
        scheduled.add(given("what the schedule looks at", measure));
        return afterEpoch(epoch -> schedule.step(measure.of(epoch)));
    }

    private void add(Schedule schedule) {
        if (given("the schedule", schedule).optimizer() != optimizer) {
            throw new IllegalArgumentException(
                    "Trainer: the schedule is of another optimizer, %s, and would not change the learning rate here; make it with this trainer's, %s"
                            .formatted(schedule.optimizer(), optimizer));
        }
        schedules.add(schedule);
    }

    /**
     * Makes a step of the gradients of several batches, the same step that one batch of all their samples would make; see
     * {@link GradientAccumulation}. At the end of an epoch a step may have fewer.
     *
     * @param batches at least 1
     * @throws IllegalArgumentException if there are fewer
     */
    public Trainer accumulateGradients(int batches) {
        accumulates = (int) atLeastOne("accumulateGradients", "batch to a step", batches);
        return this;
    }

    /**
     * Keeps a running mean of the weights, by which the model is judged: validation, the best weights and the model that is
     * left in the end have the mean, while training goes on with the weights themselves.
     *
     * @param mean of the model's parameters
     */
    public Trainer averageWeights(ExponentialMovingAverage mean) {
        average = given("the running mean", mean);
        return callback(new Callback() {
            @Override
            public void afterStep(Run run) {
                mean.update();
            }
        });
    }

    /**
     * Makes the norm of all gradients together at most so large before each step: see {@link GradientClipping#byNorm(
     * java.util.Collection, double)}. What is measured is the gradient before that.
     *
     * @param maximum above 0; 1 is usual for recurrent networks and transformers
     * @throws IllegalArgumentException if it is not, or not finite
     */
    public Trainer clipGradientsByNorm(double maximum) {
        limits = limits.norm(maximum);
        return this;
    }

    /**
     * Makes every element of every gradient at most so large before each step, and before their norm is clipped: see {@link
     * GradientClipping#byValue}. What is measured is the gradient before that. An infinite element becomes the limit, and one
     * that is not a number stays; {@link #clipGradientsByNorm} stops at either.
     *
     * @param maximum above 0
     * @throws IllegalArgumentException if it is not, or not finite
     */
    public Trainer clipGradientsByValue(double maximum) {
        limits = limits.value(maximum);
        return this;
    }

    // ---- what to measure

    /**
     * Measures loss and metrics on other data after each epoch, with the model switched to {@code eval} and without
     * recording gradients.
     *
     * @param batches such as a {@code DataLoader} of held-out data
     */
    public Trainer validateWith(Iterable<Batch> batches) {
        validation = given("the validation data", batches);
        return this;
    }

    /**
     * Measures loss and metrics on the validation data after every so many steps too. What is found goes to {@link
     * Callback#onValidation} and into {@link dev.gradus.training.history.History#validations()}; stopping criteria look at
     * whole epochs.
     *
     * @param steps at least 1
     * @throws IllegalArgumentException if there are fewer
     */
    public Trainer validateEverySteps(long steps) {
        validatesEverySteps = atLeastOne("validateEverySteps", "step between validations", steps);
        return this;
    }

    /**
     * Measures a metric in each epoch: on the training batches as they go through the network, and on the validation data
     * where there is some.
     *
     * @throws IllegalArgumentException if there is one of the same name
     */
    public Trainer metric(Metric metric) {
        String name = given("the metric", metric).name();
        if (metrics.stream().anyMatch(other -> other.name().equals(name))) {
            throw new IllegalArgumentException(
                    "Trainer: there is a metric '%s' already; give one of them another name".formatted(name));
        }
        metrics.add(metric);
        return this;
    }

    /** Records the norm of the gradient of each epoch's loss. Costs a pass over all gradients for each batch. */
    public Trainer recordGradientNorm() {
        recordsGradientNorm = true;
        return this;
    }

    /** Records the loss of every batch. */
    public Trainer recordBatchLosses() {
        recordsBatchLosses = true;
        return this;
    }

    /** Records every weight at the start and after each epoch. Meant for networks small enough to plot. */
    public Trainer recordWeights() {
        return recordWeightsEvery(1);
    }

    /**
     * Records every weight at the start and after every so many epochs.
     *
     * @param epochs at least 1
     * @throws IllegalArgumentException if there are fewer
     */
    public Trainer recordWeightsEvery(int epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException(
                    "recordWeightsEvery: there must be at least 1 epoch between records, got " + epochs);
        }
        recordsWeightsEvery = epochs;
        return this;
    }

    // ---- who takes part

    /** Shows progress in another way than {@link Progress#automatic()}; with {@link Progress#off()} not at all. */
    public Trainer progress(Callback shown) {
        progress = given("the progress", shown);
        return this;
    }

    /** Calls something at every point of the loop, after those that were added before. */
    public Trainer callback(Callback callback) {
        callbacks.add(given("the callback", callback));
        return this;
    }

    /** Calls something after each epoch, such as {@code epoch -> System.out.println(epoch.loss())}. */
    public Trainer afterEpoch(Consumer<EpochRecord> action) {
        given("the action after an epoch", action);
        return callback(new Callback() {
            @Override
            public void onEpochEnd(Run run, EpochRecord epoch) {
                action.accept(epoch);
            }
        });
    }

    // ---- what is not to be lost

    /**
     * Writes checkpoints from which a run that was ended in whatever way can go on: with weights, optimizer, schedules, place
     * in the data, random numbers, history and whatever else the result depends on. Callbacks that have a state of their own
     * implement {@link dev.gradus.training.checkpoint.CheckpointPart}, and metrics have to save theirs: {@link
     * dev.gradus.training.metrics.Metric#state}.
     */
    public Trainer checkpoints(Checkpoints written) {
        checkpoints = given("the checkpoints", written);
        return this;
    }

    /**
     * Goes on from the newest whole checkpoint, if there is one: the run ends with the same bits as one that was never
     * stopped, if everything is set up alike, and the data is a {@code DataLoader} or gives the same batches each time. What
     * says when to stop may be set otherwise, as far as no criterion has to remember more or less than before.
     */
    public Trainer resume() {
        resumes = true;
        return this;
    }

    /**
     * Lets Ctrl-C, or a polite {@code kill}, end the run after the step at hand, with a checkpoint where there are any and a
     * result like any other, whose reason to stop is {@code interrupted}. A second one ends the process at once.
     */
    public Trainer stopOnInterrupt() {
        stopsOnInterrupt = true;
        return this;
    }

    // ---- training

    /**
     * Trains. Afterwards all modules are in the mode, {@code train} or {@code eval}, in which they were before.
     *
     * @param batches are gone through once in each epoch, such as a {@code DataLoader}
     * @return why training stopped and what was measured
     * @throws IllegalStateException if neither epochs nor a criterion are given, a criterion or a schedule asks for something that is
     *     not measured, or the optimizer has no parameter of the model, or of the loss, that is not frozen
     * @throws IllegalArgumentException if there is no batch, or the loss of a batch is not one number
     * @throws IllegalArgumentException if the newest checkpoint is of another run; nothing is changed then
     * @throws java.io.UncheckedIOException if the folder for checkpoints cannot be made or written to
     * @throws NonFiniteException if a loss or a measured gradient is NaN or infinite; the weights are then those before
     *     the step
     */
    public TrainingResult fit(Iterable<Batch> batches) {
        return new TrainingRun(settings(), given("the data to train on", batches)).train();
    }

    private TrainingSettings settings() {
        return new TrainingSettings(
                model,
                loss,
                optimizer,
                limits,
                epochLimit,
                criterion,
                stepLimit,
                validation,
                validatesEverySteps,
                accumulates,
                average,
                List.copyOf(schedules),
                List.copyOf(scheduled),
                List.copyOf(metrics),
                Stream.concat(callbacks.stream(), Stream.of(progress == null ? Progress.automatic() : progress))
                        .toList(),
                recordsGradientNorm,
                recordsBatchLosses,
                recordsWeightsEvery,
                checkpoints,
                resumes,
                stopsOnInterrupt);
    }
}
