package dev.gradus.benchmarks.sidebyside;

import dev.gradus.benchmarks.measure.Statistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that was found, as it is written to a file.
 *
 * @param date when
 * @param machine where
 * @param plan how
 * @param versions by framework, what was compared
 * @param jarBytes by framework, the size of the jars that its users need
 * @param peaks by number of threads, the most GFLOP/s that the machine can do, measured in each round
 * @param samples what the processes measured
 * @param failures those that measured nothing
 */
record Results(
        String date,
        Machine machine,
        Plan plan,
        Map<String, String> versions,
        Map<String, Long> jarBytes,
        Map<Integer, List<Double>> peaks,
        List<Sample> samples,
        List<Failure> failures) {
    /**
     * A figure of a framework: the medians of its rounds, of which disturbed ones count only if there is no other.
     *
     * @param unit what is asked for, such as {@code samples/s}
     */
    Optional<Statistics> figure(String framework, Cell cell, String unit) {
        boolean disturbedOnesToo = allDisturbed(framework, cell);
        List<Double> medians = samples(framework, cell)
                .filter(sample -> disturbedOnesToo || !sample.disturbed())
                .flatMap(sample -> sample.measurement().median(unit).stream())
                .toList();
        return medians.isEmpty() ? Optional.empty() : Optional.of(Statistics.of(medians));
    }

    /** Whether there was no round in which a framework had the machine to itself. */
    boolean allDisturbed(String framework, Cell cell) {
        return samples(framework, cell).allMatch(Sample::disturbed);
    }

    /** Whether a process of this kind measured nothing. */
    boolean failed(String framework, Cell cell) {
        return failures.stream()
                .anyMatch(failure ->
                        failure.framework().equals(framework) && failure.cell().equals(cell));
    }

    private Stream<Sample> samples(String framework, Cell cell) {
        return samples.stream().filter(sample -> {
            var measurement = sample.measurement();
            return measurement.framework().equals(framework)
                    && cell.equals(new Cell(measurement.workload(), measurement.threads()));
        });
    }
}
