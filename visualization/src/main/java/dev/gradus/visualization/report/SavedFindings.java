package dev.gradus.visualization.report;

import dev.gradus.training.checkpoint.PartState;
import dev.gradus.training.diagnosis.Finding;
import dev.gradus.training.diagnosis.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a health check has found by the time of a checkpoint. */
final class SavedFindings {
    private SavedFindings() {}

    static void save(PartState.Builder state, List<Finding> findings) {
        state.count("findings", findings.size());
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            String name = "finding." + i;
            state.text(name + ".rule", finding.rule().name())
                    .text(name + ".place", finding.place())
                    .text(name + ".text", finding.text())
                    .count(name + ".batch", finding.batch());
            finding.numbers().forEach((what, number) -> state.number(name + ".number." + what, number));
        }
    }

    /**
     * The findings that were saved.
     *
     * @throws IllegalArgumentException if there are none, or one is of a rule that does not exist
     */
    static List<Finding> load(PartState state) {
        List<Finding> findings = new ArrayList<>();
        long count = state.count("findings");
        for (int i = 0; i < count; i++) {
            String name = "finding." + i;
            findings.add(new Finding(
                    Rule.valueOf(state.text(name + ".rule")),
                    state.text(name + ".place"),
                    state.count(name + ".batch"),
                    numbers(state, name + ".number."),
                    state.text(name + ".text")));
        }
        return findings;
    }

    private static Map<String, Double> numbers(PartState state, String prefix) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        state.numbers().forEach((name, number) -> {
            if (name.startsWith(prefix)) {
                numbers.put(name.substring(prefix.length()), number);
            }
        });
        return numbers;
    }
}
