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
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
 * <p>Events that cannot be written (a full disk, a folder that vanished) do not end the training, as with {@link
 * dev.gradus.training.checkpoint.Checkpoints}: a warning tells why, and a new file is begun with the next ones. Only at the
 * start of a run it is an error.
 *
 * <p>Settings do not change a callback but give a new one.
 */
public final class TensorBoard implements Callback {
    private static final Logger LOG = LoggerFactory.getLogger(TensorBoard.class);

    private final Path folder;
    private final int histograms;
    private final int steps;
    private final Part training = new Part("train");
    private final Part validation = new Part("validation");
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
        EventFile file = training.open();
        file.text("model", run.step(), "```\n" + run.model() + "\n\n" + run.optimizer() + "\n```");
        file.flush();
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
            training.write(file -> file.scalar("batch/loss", run.step(), run.batchLoss()));
        }
    }

    @Override
    public void onValidation(Run run, ValidationRecord record) {
        validation.write(file -> write(file, run.step(), record.loss(), record.metrics()));
    }

    @Override
    public void onEpochEnd(Run run, EpochRecord epoch) {
        training.write(file -> write(file, run, epoch));
    }

    private void write(EventFile file, Run run, EpochRecord epoch) {
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
        training.close();
        validation.close();
    }

    @Override
    public void onFailure(Run run, Throwable failure) {
        training.close();
        validation.close();
    }

    /** The events of training or of validation, in a file that is open while there is something to write. */
    private final class Part {
        private final String name;
        private @Nullable EventFile file;

        Part(String name) {
            this.name = name;
        }

        EventFile open() {
            if (file == null) {
                file = EventFile.in(folder.resolve(name));
                file.restartAt(firstStep);
            }
            return file;
        }

        void write(Consumer<EventFile> events) {
            try {
                EventFile open = open();
                events.accept(open);
                open.flush();
            } catch (UncheckedIOException e) {
                closed().ifPresent(e::addSuppressed);
                LOG.warn("Training goes on, without these events of TensorBoard: {}", e.getMessage(), e);
            }
        }

        void close() {
            closed().ifPresent(e -> LOG.warn("Events of TensorBoard may be missing: {}", e.getMessage(), e));
        }

        /**
         * Closes the file, so that the next events open a new one: behind a part of an event TensorBoard reads no further.
         *
         * @return what went wrong
         */
        private Optional<UncheckedIOException> closed() {
            EventFile closing = file;
            file = null;
            try {
                if (closing != null) {
                    closing.close();
                }
                return Optional.empty();
            } catch (UncheckedIOException e) {
                return Optional.of(e);
            }
        }
    }
}
