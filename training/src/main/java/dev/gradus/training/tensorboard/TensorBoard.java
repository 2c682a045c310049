package dev.gradus.training.tensorboard;

import dev.gradus.core.Parameter;
import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.callbacks.Run;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.history.ValidationRecord;
import dev.gradus.training.stopping.StopReason;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes what TensorBoard shows while a trainer goes on: losses and metrics, learning rate, norm of the gradient, speed,
 * and, where asked for, the losses of batches and histograms of weights and gradients.
 *
 * <pre>{@code
 * Trainer.of(model, loss, optimizer)
 *         .callback(TensorBoard.in(Path.of("runs/first")).histogramsEvery(5))
 *         ...
 * }</pre>
 *
 * <p>{@code tensorboard --logdir runs} then has the runs {@code first/train} and {@code first/validation} with the same
 * tags ({@code loss}, {@code accuracy}), so that both curves stand in one chart. The horizontal axis counts the steps of
 * the optimizer. The files are complete after each epoch; a run that goes on from a checkpoint takes the place of what an
 * earlier one wrote after it.
 *
 * <p>Settings do not change a callback but give a new one.
 */
public final class TensorBoard implements Callback {
    private final Path folder;
    private final int histograms;
    private final int steps;
    private @Nullable EventFile training;
    private @Nullable EventFile validation;
    private long firstStep;
    private long samples;

    private TensorBoard(Path folder, int histograms, int steps) {
        this.folder = folder;
        this.histograms = histograms;
        this.steps = steps;
    }

    /** Writes into the folders {@code train} and {@code validation} of a folder, which are made when training starts. */
    public static TensorBoard in(Path folder) {
        return new TensorBoard(folder, 0, 0);
    }

    /**
     * Also writes histograms of all parameters and of their gradients, those of the last step, after every so many epochs.
     *
     * @param epochs at least 1
     * @throws IllegalArgumentException if there are fewer
     */
    public TensorBoard histogramsEvery(int epochs) {
        return new TensorBoard(folder, positive("histogramsEvery", "epoch", epochs), steps);
    }

    /**
     * Also writes the loss of a batch after every so many steps.
     *
     * @param count at least 1
     * @throws IllegalArgumentException if there are fewer
     */
    public TensorBoard lossEvery(int count) {
        return new TensorBoard(folder, histograms, positive("lossEvery", "step", count));
    }

    private static int positive(String method, String unit, int count) {
        if (count < 1) {
            throw new IllegalArgumentException(
                    "%s: there must be at least 1 %s between two of them, got %d".formatted(method, unit, count));
        }
        return count;
    }

    @Override
    public void onStart(Run run) {
        firstStep = run.step() + 1;
        validation = null;
        training = open("train");
        training.text("model", run.step(), "```\n" + run.model() + "\n\n" + run.optimizer() + "\n```");
        training.flush();
    }

    private EventFile open(String name) {
        EventFile file = EventFile.in(folder.resolve(name));
        file.restartAt(firstStep);
        return file;
    }

    @Override
    public void onEpochStart(Run run) {
        samples = 0;
    }

    @Override
    public void onBatchStart(Run run) {
        samples += run.batch().size();
    }

    @Override
    public void afterStep(Run run) {
        if (steps > 0 && run.step() % steps == 0) {
            EventFile file = Objects.requireNonNull(training);
            file.scalar("batch/loss", run.step(), run.batchLoss());
            file.flush();
        }
    }

    @Override
    public void onValidation(Run run, ValidationRecord record) {
        if (validation == null) {
            validation = open("validation");
        }
        write(validation, run.step(), record.loss(), record.metrics());
        validation.flush();
    }

    @Override
    public void onEpochEnd(Run run, EpochRecord epoch) {
        EventFile file = Objects.requireNonNull(training);
        long step = run.step();
        write(file, step, epoch.loss(), epoch.metrics());
        file.scalar("learning rate", step, epoch.learningRate());
        if (!Double.isNaN(epoch.gradientNorm())) {
            file.scalar("gradient norm", step, epoch.gradientNorm());
        }
        file.scalar("time/seconds per epoch", step, epoch.seconds());
        file.scalar("time/samples per second", step, samples / epoch.seconds());
        if (histograms > 0 && epoch.epoch() % histograms == 0) {
            writeHistograms(file, step, run.model().namedParameters());
        }
        file.flush();
    }

    private static void write(EventFile file, long step, double loss, Map<String, Double> metrics) {
        file.scalar("loss", step, loss);
        metrics.forEach((name, value) -> file.scalar(name, step, value));
    }

    private static void writeHistograms(EventFile file, long step, Map<String, Parameter> parameters) {
        parameters.forEach((path, parameter) -> {
            file.histogram("weights/" + path, step, parameter);
            if (parameter.hasGrad()) {
                file.histogram("gradients/" + path, step, parameter.borrowGrad());
            }
        });
    }

    @Override
    public void onEnd(Run run, StopReason reason) {
        close();
    }

    @Override
    public void onFailure(Run run, Throwable failure) {
        try {
            close();
        } catch (UncheckedIOException e) {
            failure.addSuppressed(e);
        }
    }

    private void close() {
        if (training != null) {
            training.close();
            training = null;
        }
        if (validation != null) {
            validation.close();
            validation = null;
        }
    }
}
