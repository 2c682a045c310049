package dev.gradus.training.progress;

import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.callbacks.Run;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.stopping.StopReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a line for every epoch and one at the end:
 *
 * <pre>
 * epoch  3/20  loss 0.1234  accuracy 0.9670  (0.42 s, 4,280 samples/s, 7.14 s left)
 * stopped: all 20 epochs are done
 * </pre>
 *
 * <p>Settings do not change a callback but give a new one.
 */
public final class EpochLines implements Callback {
    private final Consumer<String> out;
    private final boolean times;
    private final int every;
    private final double pause;
    private final Pace pace = new Pace(System::nanoTime);
    private OptionalInt epochs = OptionalInt.empty();
    private double lastLine;
    private @Nullable EpochRecord notWritten;

    EpochLines(Consumer<String> out) {
        this(out, true, 1, 0);
    }

    private EpochLines(Consumer<String> out, boolean times, int every, double pause) {
        this.out = out;
        this.times = times;
        this.every = every;
        this.pause = pause;
    }

    /** These lines without how long an epoch took, its speed and how much time is left, so that every run writes the same. */
    public EpochLines withoutTimes() {
        return new EpochLines(out, false, every, pause);
    }

    /**
     * These lines for every so many epochs only, and for the first and the last one.
     *
     * @param count at least 1
     * @throws IllegalArgumentException if it is less
     */
    public EpochLines every(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("every: a line needs at least 1 epoch, got " + count);
        }
        return new EpochLines(out, times, count, pause);
    }

    /** These lines with a time between them in which epochs get none, except for the last one. */
    public EpochLines atMostEvery(Duration time) {
        return new EpochLines(out, times, every, time.toNanos() * 1e-9);
    }

    @Override
    public void onStart(Run run) {
        epochs = run.plan().epochs();
        pace.start(run);
        lastLine = Double.NEGATIVE_INFINITY;
        notWritten = null;
    }

    @Override
    public void onEpochStart(Run run) {
        pace.startEpoch(run);
    }

    @Override
    public void onBatchEnd(Run run) {
        pace.endBatch(run);
    }

    @Override
    public void onEpochEnd(Run run, EpochRecord epoch) {
        boolean isDue = epoch.epoch() == 1 || epoch.epoch() % every == 0;
        // Negated, so that an epoch without a time is written.
        if (isDue && !(epoch.elapsedSeconds() - lastLine < pause)) {
            lastLine = epoch.elapsedSeconds();
            notWritten = null;
            out.accept(line(epoch));
        } else {
            notWritten = epoch;
        }
    }

    @Override
    public void onEnd(Run run, StopReason reason) {
        if (notWritten != null) {
            out.accept(line(notWritten));
        }
        out.accept("stopped: " + reason.description());
    }

    private String line(EpochRecord epoch) {
        return "epoch " + number(epoch.epoch()) + "  " + EpochText.numbers(epoch) + (times ? times(epoch) : "");
    }

    /** Such as {@code  3/20}, of the same width in each line. */
    private String number(int epoch) {
        if (epochs.isEmpty()) {
            return Integer.toString(epoch);
        }
        String total = Integer.toString(epochs.getAsInt());
        return ("%" + total.length() + "d/%s").formatted(epoch, total);
    }

    private String times(EpochRecord epoch) {
        List<String> times = new ArrayList<>();
        times.add(EpochText.time(epoch.seconds()));
        pace.samplesPerSecond().ifPresent(speed -> times.add(EpochText.speed(speed)));
        epochs.ifPresent(count -> {
            double left = epoch.elapsedSeconds() / epoch.epoch() * (count - epoch.epoch());
            times.add(EpochText.time(left) + " left");
        });
        return "  (" + String.join(", ", times) + ")";
    }
}
