package dev.gradus.examples.table;

import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.checkpoint.CheckpointPart;
import dev.gradus.training.checkpoint.PartState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lets a run go on only from a checkpoint of the same table and the same settings: with another seed it would learn from the
 * rows that it is tested on, and others would not be what the report says they were.
 */
final class SameRun implements Callback, CheckpointPart {
    private static final String TABLE = "the table";

    /** Where results go, how it is watched, and how long it takes: these may change. */
    private static final Set<String> FREE = Set.of(
            "checkpoints",
            "config",
            "epochs",
            "live",
            "live-port",
            "output",
            "patience",
            "report",
            "resume",
            "tensorboard");

    private final Map<String, String> identity = new LinkedHashMap<>();

    SameRun(TableData data, Map<String, ?> settings) {
        identity.put(TABLE, data.sha256());
        settings.forEach((name, value) -> {
            if (!FREE.contains(name)) {
                identity.put("--" + name, value.toString());
            }
        });
    }

    @Override
    public PartState state() {
        PartState.Builder state = PartState.builder();
        identity.forEach(state::text);
        return state.build();
    }

    @Override
    public void restore(PartState state) {
        Set<String> names = new TreeSet<>(identity.keySet());
        names.addAll(state.texts().keySet());
        for (String name : names) {
            String then = state.texts().getOrDefault(name, "nothing");
            String now = identity.getOrDefault(name, "nothing");
            if (!then.equals(now)) {
                throw new IllegalArgumentException(
                        name.equals(TABLE)
                                ? "the table is another one, or was changed since"
                                : "%s was %s then and is %s now".formatted(name, then, now));
            }
        }
    }
}
