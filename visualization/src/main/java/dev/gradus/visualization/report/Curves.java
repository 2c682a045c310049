package dev.gradus.visualization.report;

import dev.gradus.training.checkpoint.PartState;
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

    // ---- in a checkpoint

    void save(PartState.Builder state) {
        state.count("curves", curves.size());
        int number = 0;
        for (Map.Entry<CurveName, Curve> entry : curves.entrySet()) {
            String name = "curve." + number++;
            state.text(name + ".chart", entry.getKey().chart());
            state.text(name + ".line", entry.getKey().line());
            entry.getValue().save(state, name);
        }
    }

    /**
     * The curves that were saved.
     *
     * @throws IllegalArgumentException if there are none
     */
    static Curves load(PartState state) {
        Curves loaded = new Curves();
        long count = state.count("curves");
        for (int i = 0; i < count; i++) {
            String name = "curve." + i;
            loaded.curves.put(
                    new CurveName(state.text(name + ".chart"), state.text(name + ".line")), Curve.load(state, name));
        }
        return loaded;
    }
}
