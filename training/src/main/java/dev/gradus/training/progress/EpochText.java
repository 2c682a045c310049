package dev.gradus.training.progress;

import dev.gradus.training.history.EpochRecord;
import java.util.Locale;
import java.util.Map;

/** The numbers of an epoch in words. */
final class EpochText {
    private EpochText() {}

    /** Such as {@code loss 0.1234  accuracy 0.9670  validation loss 0.2345}. */
    static String numbers(EpochRecord epoch) {
        StringBuilder text = new StringBuilder();
        append(text, "", "loss", epoch.loss());
        for (Map.Entry<String, Double> metric : epoch.metrics().entrySet()) {
            append(text, "", metric.getKey(), metric.getValue());
        }
        append(text, "validation ", "loss", epoch.validationLoss());
        for (Map.Entry<String, Double> metric : epoch.validationMetrics().entrySet()) {
            append(text, "validation ", metric.getKey(), metric.getValue());
        }
        append(text, "", "gradient norm", epoch.gradientNorm());
        return text.toString();
    }

    /** Such as {@code loss 0.1234  validation 0.2345}: short enough to leave a line some room for a bar. */
    static String losses(double training, double validation) {
        StringBuilder text = new StringBuilder();
        append(text, "", "loss", training);
        append(text, "", "validation", validation);
        return text.toString();
    }

    /** Such as {@code 4,280 samples/s}, {@code 0.52 samples/s}. */
    static String speed(double samplesPerSecond) {
        return String.format(
                Locale.ROOT, samplesPerSecond < 10 ? "%.2f samples/s" : "%,.0f samples/s", samplesPerSecond);
    }

    private static void append(StringBuilder text, String prefix, String name, double value) {
        if (!Double.isNaN(value)) {
            text.append(text.isEmpty() ? "" : "  ").append(prefix).append(name).append(' ');
            text.append(String.format(Locale.ROOT, "%.4g", value));
        }
    }

    /** Such as {@code 0.42 s}, {@code 17 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    static String time(double seconds) {
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.2f s", seconds);
        }
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? "%d min %d s".formatted(whole / 60, whole % 60)
                : "%d h %d min".formatted(whole / 3600, whole % 3600 / 60);
    }
}
