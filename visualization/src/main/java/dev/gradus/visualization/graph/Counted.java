package dev.gradus.visualization.graph;

import java.util.Locale;

/** Counts in words, such as 1 module or 1,088 numbers. */
final class Counted {
    private Counted() {}

    static String of(long count, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }
}
