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
        curve(chart, line).add(step, value);
    }

    void add(String chart, String line, int capacity, long step, double value) {
        curve(chart, line, capacity).add(step, value);
    }

    /** A curve of the usual length, for those who add to it at every step. */
    Curve curve(String chart, String line) {
        return curve(chart, line, CAPACITY);
    }

    private Curve curve(String chart, String line, int capacity) {
        return curves.computeIfAbsent(new CurveName(chart, line), name -> new Curve(capacity));
    }

    /** All of them. */
    Set<Map.Entry<CurveName, Curve>> entries() {
        return curves.entrySet();
    }
}
