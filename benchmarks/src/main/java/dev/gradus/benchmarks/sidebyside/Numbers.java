package dev.gradus.benchmarks.sidebyside;

import dev.gradus.benchmarks.measure.Statistics;
import java.util.Locale;

/** How figures are written: with three digits at least, and no more places than that takes. */
final class Numbers {
    private Numbers() {}

    /** A figure. */
    static String format(double number) {
        double size = Math.abs(number);
        String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, number);
    }

    /** A figure with the range of the rounds, if they differ. */
    static String format(Statistics figure) {
        return figure.least() == figure.most()
                ? format(figure.median())
                : "%s [%s-%s]".formatted(format(figure.median()), format(figure.least()), format(figure.most()));
    }
}
