package dev.gradus.visualization.report;

import dev.gradus.models.Provenance;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run was made with and where, in words. */
final class RunFacts {
    private static final long MEBIBYTE = 1 << 20;

    private RunFacts() {}

    /** What decides over the result. */
    static Map<String, String> settings(String loss, String optimizer, Provenance origin) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("loss", loss);
        facts.put("optimizer", optimizer);
        origin.seed().ifPresent(seed -> facts.put("seed", Long.toString(seed)));
        put(facts, origin.settings());
        put(facts, origin.data());
        put(facts, origin.notes());
        return facts;
    }

    /** A name that is there already gets a number, so that nothing is lost. */
    private static void put(Map<String, String> facts, Map<String, Object> added) {
        added.forEach((name, value) -> {
            String free = name;
            for (int i = 2; facts.containsKey(free); i++) {
                free = name + " (" + i + ")";
            }
            facts.put(free, String.valueOf(value));
        });
    }

    /** What decides over its speed. */
    static Map<String, String> environment(Provenance origin) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Gradus", origin.version());
        facts.put("started", origin.savedAt().toString());
        facts.put("JVM", origin.jvm());
        facts.put("kernels", origin.kernels());
        facts.put("threads", Integer.toString(origin.threads()));
        facts.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("heap, at most", Runtime.getRuntime().maxMemory() / MEBIBYTE + " MiB");
        facts.put(
                "system",
                "%s %s, %s"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch")));
        return facts;
    }
}
