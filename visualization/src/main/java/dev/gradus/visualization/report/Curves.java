package dev.gradus.visualization.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** All curves of a run, in the order in which they were first heard of. */
final class Curves {
    /** About two thousand pixels are as wide as a chart gets. */
    private static final int CAPACITY = 2048;

    private final Map<CurveName, Curve> curves = new LinkedHashMap<>();

    /** Adds a value to a curve of the usual length. */
    void add(String chart, String line, long step, double value) {
        add(chart, line, CAPACITY, step, value);
    }

    void add(String chart, String line, int capacity, long step, double value) {
        curves.computeIfAbsent(new CurveName(chart, line), name -> new Curve(capacity))
                .add(step, value);
    }

    /** All of them. */
    Set<Map.Entry<CurveName, Curve>> entries() {
        return curves.entrySet();
    }
}
