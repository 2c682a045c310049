package dev.gradus.visualization.report;

import dev.gradus.training.checkpoint.PartState;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How weights, gradients and activations were spread over a run. */
final class SpreadHistories {
    /** A look at these takes some 250 bytes of a page. */
    private static final int MOST_ROWS = 6000;

    private static final int LONGEST = 64;
    private static final int SHORTEST = 16;

    private final int limit;
    private final Map<Spreads.Name, SpreadHistory> histories = new LinkedHashMap<>();
    private long looks;
    private long stride = 1;

    private SpreadHistories(int limit) {
        this.limit = limit;
    }

    /** So many histories, of nothing yet. */
    static SpreadHistories of(int places) {
        return new SpreadHistories(Math.max(SHORTEST, Math.min(LONGEST, MOST_ROWS / Math.max(1, places))));
    }

    /** Whether the next look is one to take: after many, only every second, and so on. */
    boolean isDue() {
        return looks++ % stride == 0;
    }

    /** Adds what was seen in a look. */
    void add(Map<Spreads.Name, Spread> seen) {
        seen.forEach((name, spread) ->
                histories.computeIfAbsent(name, key -> new SpreadHistory(limit)).add(spread));
        while (looks / stride >= limit) {
            stride *= 2;
        }
    }

    /** All histories by name, weights first. */
    List<Map.Entry<Spreads.Name, SpreadHistory>> entries() {
        return histories.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().kind()))
                .toList();
    }

    // ---- in a checkpoint

    void save(PartState.Builder state) {
        state.count("spreads", histories.size())
                .count("spreads.limit", limit)
                .count("spreads.looks", looks)
                .count("spreads.stride", stride);
        int number = 0;
        for (Map.Entry<Spreads.Name, SpreadHistory> entry : histories.entrySet()) {
            String name = "spread." + number++;
            state.text(name + ".kind", entry.getKey().kind().name().toLowerCase(Locale.ROOT));
            state.text(name + ".place", entry.getKey().place());
            entry.getValue().save(state, name);
        }
    }

    /**
     * The histories that were saved.
     *
     * @throws IllegalArgumentException if there are none
     */
    static SpreadHistories load(PartState state) {
        SpreadHistories loaded = new SpreadHistories(Math.toIntExact(state.count("spreads.limit")));
        loaded.looks = state.count("spreads.looks");
        loaded.stride = state.count("spreads.stride");
        long count = state.count("spreads");
        for (int i = 0; i < count; i++) {
            String name = "spread." + i;
            Spreads.Kind kind = Spreads.Kind.valueOf(state.text(name + ".kind").toUpperCase(Locale.ROOT));
            loaded.histories.put(
                    new Spreads.Name(kind, state.text(name + ".place")), SpreadHistory.load(state, name, loaded.limit));
        }
        return loaded;
    }
}
