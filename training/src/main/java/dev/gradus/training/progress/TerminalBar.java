package dev.gradus.training.progress;

import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.callbacks.Run;
import dev.gradus.training.callbacks.TrainingPlan;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.stopping.StopReason;
import java.io.PrintStream;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Draws a bar of all batches of all epochs with the time left; behind it, as far as the terminal has room, the epoch, its
 * losses, the speed and the time left in the epoch. In the end all numbers of the last epoch are written below it.
 */
final class TerminalBar implements Callback {
    private static final int REDRAW_MILLIS = 200;
    /** Tells the library to ask the terminal. */
    private static final int WIDTH_OF_TERMINAL = -1;

    private final PrintStream out;
    private final ProgressBarStyle style;
    private final int width;
    private OptionalInt epochs = OptionalInt.empty();
    private boolean countsBatches;
    private @Nullable ProgressBar bar;
    private @Nullable BarConsole console;
    private final Pace pace = new Pace(System::nanoTime);
    private double validationLoss;
    private double lastEpoch;
    private long lastWords;

    TerminalBar() {
        this(
                Terminal.output(),
                Terminal.hasBlocks() ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII,
                WIDTH_OF_TERMINAL);
    }

    TerminalBar(PrintStream out, ProgressBarStyle style, int width) {
        this.out = out;
        this.style = style;
        this.width = width;
    }

    @Override
    public void onStart(Run run) {
        TrainingPlan plan = run.plan();
        epochs = plan.epochs();
        // An end that is known in epochs alone can be counted in epochs alone.
        countsBatches = epochs.isEmpty() || plan.batchesPerEpoch().isPresent();
        pace.start(run);
        validationLoss = Double.NaN;
        lastEpoch = Double.NEGATIVE_INFINITY;
        lastWords = System.nanoTime();
        BarConsole opened = new BarConsole(out, width);
        console = opened;
        bar = new ProgressBarBuilder()
                .setTaskName("")
                .setInitialMax(
                        epochs.isEmpty()
                                ? -1
                                : (long) epochs.getAsInt()
                                        * plan.batchesPerEpoch().orElse(1))
                .setStyle(style)
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .setConsumer(opened)
                .startsFrom(countDone(run), Duration.ZERO)
                .build();
    }

    /** What a run that goes on from a checkpoint has behind it. */
    private long countDone(Run run) {
        if (run.step() == 0) {
            return 0;
        }
        long done = run.history().size();
        return countsBatches ? done * run.plan().batchesPerEpoch().orElse(0) + run.batchNumber() : done;
    }

    @Override
    public void onEpochStart(Run run) {
        pace.startEpoch(run);
    }

    @Override
    public void onBatchEnd(Run run) {
        if (bar == null) {
            return;
        }
        pace.endBatch(run);
        if (countsBatches) {
            bar.step();
        }
        long now = System.nanoTime();
        // Words that would be replaced before they are drawn are not worth making.
        if (now - lastWords >= REDRAW_MILLIS * 1_000_000L) {
            lastWords = now;
            OptionalDouble left = pace.secondsLeftInEpoch();
            bar.setExtraMessage(words(run.epoch(), run.epochLoss())
                    + (left.isEmpty() ? "" : "  " + EpochText.time(left.getAsDouble()) + " left in epoch"));
        }
    }

    @Override
    public void onEpochEnd(Run run, EpochRecord epoch) {
        if (bar == null) {
            return;
        }
        pace.endEpoch();
        validationLoss = epoch.validationLoss();
        if (!countsBatches) {
            bar.step();
        }
        boolean isLast = epochs.isPresent() && epoch.epoch() == epochs.getAsInt();
        if (isLast || epoch.elapsedSeconds() - lastEpoch >= REDRAW_MILLIS * 1e-3) {
            lastEpoch = epoch.elapsedSeconds();
            bar.setExtraMessage(words(epoch.epoch(), epoch.loss()));
        }
    }

    /** Such as {@code epoch 3  loss 0.1234  validation 0.2345  4,280 samples/s}. */
    private String words(int epoch, double loss) {
        OptionalDouble speed = pace.samplesPerSecond();
        return "  epoch " + epoch + "  " + EpochText.losses(loss, validationLoss)
                + (speed.isEmpty() ? "" : "  " + EpochText.speed(speed.getAsDouble()));
    }

    @Override
    public void onEnd(Run run, StopReason reason) {
        if (bar != null && !bar.isIndefinite()) {
            // Training that stopped early is as done as any other.
            bar.maxHint(bar.getCurrent());
        }
        close();
        // The bar has no room for all the numbers.
        run.history()
                .last()
                .ifPresent(epoch -> out.println("epoch " + epoch.epoch() + "  " + EpochText.numbers(epoch)));
        out.println("stopped: " + reason.description());
    }

    @Override
    public void onFailure(Run run, Throwable failure) {
        close();
    }

    private void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
        // The library passes over a failure of its last drawing, after which the line would still be open.
        if (console != null) {
            console.close();
            console = null;
        }
    }
}
