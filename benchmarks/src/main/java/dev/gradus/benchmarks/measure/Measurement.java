package dev.gradus.benchmarks.measure;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a process found, which it prints as one line of JSON.
 *
 * @param framework what was measured
 * @param workload what it ran
 * @param threads how many threads it had
 * @param java the Java virtual machine
 * @param figures by unit, the figure of each repetition
 * @param losses of a training, the loss before the first step, after ten, and in the end
 */
public record Measurement(
        String framework,
        Workload workload,
        int threads,
        String java,
        Map<String, List<Double>> figures,
        List<Double> losses) {
    /** The median of the repetitions in a unit, if it was measured in that. */
    public Optional<Double> median(String unit) {
        List<Double> repetitions = figures.getOrDefault(unit, List.of());
        return repetitions.isEmpty()
                ? Optional.empty()
                : Optional.of(Statistics.of(repetitions).median());
    }
}
