package dev.gradus.training;

import dev.gradus.training.history.EpochRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A training run in some lines of text. */
final class RunSummary {
    private static final double KIBI = 1024;

    private final List<String> lines = new ArrayList<>();

    RunSummary(TrainingResult result) {
        add("stopped", result.stopReason().description());
        add("epochs", result.epochs() + (result.bestEpoch() > 0 ? ", the best was " + result.bestEpoch() : ""));
        result.history().last().ifPresent(this::addLosses);
        add(
                "time",
                time(result.wallTime())
                        + format(", %,.0f samples/s", result.resources().samplesPerSecond()));
        addResources(result.resources());
    }

    private void addLosses(EpochRecord last) {
        add(
                "last loss",
                format("%.4g", last.loss())
                        + (Double.isNaN(last.validationLoss())
                                ? ""
                                : format(", validation %.4g", last.validationLoss())));
    }

    private void addResources(Resources used) {
        add("heap", bytes(used.peakHeap()) + " at most, of " + bytes(used.heapLimit()));
        used.collections()
                .ifPresent(count -> add(
                        "garbage",
                        format(
                                "%d collections, %s, %.1f %% of the time",
                                count,
                                time(used.collectionTime()),
                                100.0
                                        * used.collectionTime().toNanos()
                                        / used.time().toNanos())));
        used.allocated().ifPresent(count -> add("allocated", bytes(count) + " by the thread that trains"));
    }

    private void add(String name, String value) {
        lines.add(format("%-10s %s", name, value));
    }

    private static String time(Duration time) {
        double seconds = time.toNanos() * 1e-9;
        return seconds < 60
                ? format("%.2f s", seconds)
                : format("%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    private static String bytes(long count) {
        double mebibytes = count / KIBI / KIBI;
        return mebibytes < KIBI ? format("%.0f MiB", mebibytes) : format("%.1f GiB", mebibytes / KIBI);
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
