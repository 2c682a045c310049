package dev.gradus.training.progress;

import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.callbacks.Run;
import dev.gradus.training.callbacks.TrainingPlan;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.stopping.StopReason;
import java.io.PrintStream;
import java.util.OptionalInt;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Draws a bar of all batches of all epochs with the time left and the last epoch's losses behind it, and in the end writes
 * all numbers of the last epoch below it.
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
    private double lastNumbers;

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
        lastNumbers = Double.NEGATIVE_INFINITY;
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
                .build();
    }

    @Override
    public void onBatchEnd(Run run) {
        if (bar != null && countsBatches) {
            bar.step();
        }
    }

    @Override
    public void onEpochEnd(Run run, EpochRecord epoch) {
        if (bar == null) {
            return;
        }
        if (!countsBatches) {
            bar.step();
        }
        boolean isLast = epochs.isPresent() && epoch.epoch() == epochs.getAsInt();
        // Words that would be replaced before they are drawn are not worth making.
        if (isLast || epoch.elapsedSeconds() - lastNumbers >= REDRAW_MILLIS * 1e-3) {
            lastNumbers = epoch.elapsedSeconds();
            bar.setExtraMessage("  epoch " + epoch.epoch() + "  " + EpochText.losses(epoch));
        }
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
