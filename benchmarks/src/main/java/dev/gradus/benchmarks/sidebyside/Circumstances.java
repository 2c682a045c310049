package dev.gradus.benchmarks.sidebyside;

import dev.gradus.benchmarks.measure.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a reader of the table must know of how and where its figures came about. */
final class Circumstances {
    private final Results results;

    Circumstances(Results results) {
        this.results = results;
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        Plan plan = results.plan();
        lines.add("float32 on %d thread%s, median [range] of %d round%s with %d repetitions each; %s."
                .formatted(
                        plan.threads(),
                        plan.threads() == 1 ? "" : "s",
                        plan.rounds(),
                        plan.rounds() == 1 ? "" : "s",
                        plan.repetitions(),
                        results.date()));
        Machine machine = results.machine();
        lines.add("%s, %d cores, %s.".formatted(machine.processor(), machine.cores(), machine.system()));
        results.samples().stream()
                .map(sample -> sample.measurement().java())
                .filter(java -> !java.isEmpty())
                .distinct()
                .forEach(java -> lines.add(java + "."));
        if (!results.peaks().isEmpty()) {
            lines.add("The machine's peak (fused multiply-adds without memory): " + peaks() + ".");
        }
        results.versions().forEach((framework, versions) -> lines.add(framework + ": " + versions + "."));
        if (results.versions().size() > 1) {
            lines.add("malloc of the native libraries: %s."
                    .formatted(plan.tuneMalloc() ? "tuned to keep what was freed" : "as the system has it"));
        }
        long disturbed = results.samples().stream().filter(Sample::disturbed).count();
        if (disturbed > 0) {
            lines.add(
                    "Other processes took more than %s of a core during %d of %d measurements, which are left out; * marks a figure that rests on such ones alone."
                            .formatted(
                                    CpuTimes.TOLERATED_CORES,
                                    disturbed,
                                    results.samples().size()));
        }
        return String.join("\n", lines);
    }

    private String peaks() {
        return new TreeMap<>(results.peaks())
                .entrySet().stream()
                        .map(peak -> "%s GFLOP/s on %d thread%s"
                                .formatted(
                                        Numbers.format(Statistics.of(peak.getValue())),
                                        peak.getKey(),
                                        peak.getKey() == 1 ? "" : "s"))
                        .collect(Collectors.joining(", "));
    }
}
