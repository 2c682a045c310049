package dev.gradus.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.benchmarks.measure.Measurement;
import dev.gradus.benchmarks.measure.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableTest {
    private final List<Sample> samples = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private Map<Integer, List<Double>> peaks = Map.of(1, List.of(100.0), 2, List.of(210.0, 190.0, 200.0));

    @Test
    void figures_are_medians_of_the_rounds_with_their_range() {
        sample(1, "Gradus", Workload.XOR, "steps/s", 0.0, 1, 400_000, 900_000);
        sample(2, "Gradus", Workload.XOR, "steps/s", 0.0, 500_000);
        sample(3, "Gradus", Workload.XOR, "steps/s", 0.0, 450_000);
        sample(1, "DJL", Workload.XOR, "steps/s", 0.0, 5_000);
        sample(1, "TensorFlow", Workload.XOR, "steps/s", 0.0, 9_000);

        assertThat(row("XOR"))
                .isEqualTo("| XOR 2-8-1, sigmoid, batch 4, SGD | steps/s | 450,000 [400,000-500,000] | 5,000 | 9,000"
                        + " | 50.0 | ≥ 40: met |");
    }

    @Test
    void of_times_the_least_is_the_best() {
        sample(1, "Gradus", Workload.PREDICTION, "µs p50", 0.0, 40);
        sample(1, "DJL", Workload.PREDICTION, "µs p50", 0.0, 64);
        sample(1, "TensorFlow", Workload.PREDICTION, "µs p50", 0.0, 200);

        assertThat(row("prediction")).endsWith("| µs p50 | 40.0 | 64.0 | 200 | 0.625 | ≤ 0.5: missed |");
    }

    @Test
    void disturbed_rounds_count_only_if_there_is_no_other() {
        sample(1, "Gradus", Workload.MLP_SGD, "samples/s", 0.5, 100);
        sample(2, "Gradus", Workload.MLP_SGD, "samples/s", 0.05, 200);
        sample(1, "DJL", Workload.MLP_SGD, "samples/s", 0.5, 150);
        sample(1, "TensorFlow", Workload.MLP_SGD, "samples/s", null, 160);

        assertThat(row("784-512-256-10, batch 128, SGD")).endsWith("| 200 | 150* | 160 | 1.25 | ≥ 1.15: met |");
        assertThat(table()).contains("during 2 of 4 measurements, which are left out");
    }

    @Test
    void what_failed_is_said_and_what_was_not_measured_is_left_blank() {
        sample(1, "Gradus", Workload.COLD, "s", 0.0, 0.8);
        failures.add(new Failure(1, "DJL", new Cell(Workload.COLD, 2), "ended with exit code 1", ""));

        assertThat(row("a process")).endsWith("| s | 0.800 | failed |  |  | ≤ 0.8 |");
    }

    @Test
    void the_wide_network_is_judged_by_the_peak_and_by_one_thread() {
        sample(1, "Gradus", Workload.WIDE, "GFLOP/s", 0.0, 180);
        samples.add(new Sample(
                1,
                0.0,
                new Measurement("Gradus", Workload.WIDE, 1, "a JVM", Map.of("GFLOP/s", List.of(100.0)), List.of())));

        assertThat(row("the same network, share"))
                .isEqualTo("| the same network, share of the machine's peak |" + "  | 0.900 |  |  |  | ≥ 0.85: met |");
        assertThat(row("the same network, 1 thread")).contains("| GFLOP/s | 100 |");
        assertThat(row("the same network, 2 threads / 1")).endsWith("| 1.80 |  |  |  | ≥ 1.85: missed |");
    }

    @Test
    void the_size_of_the_jars_stands_at_the_end() {
        assertThat(row("jars")).isEqualTo("| jars that a user needs | MB | 4.10 | 120 | 171 |  | ≤ 6: met |");
    }

    @Test
    void the_circumstances_stand_below() {
        sample(1, "Gradus", Workload.TINY, "steps/s", 0.0, 1);

        assertThat(table())
                .contains(
                        "float32 on 2 threads, median [range] of 3 rounds with 7 repetitions each; 2026-01-01.",
                        "A Processor, 2 cores, Linux.\na JVM.",
                        "100 GFLOP/s on 1 thread, 200 [190-210] GFLOP/s on 2 threads.",
                        "DJL: pytorch-engine 1.",
                        "malloc of the native libraries: tuned to keep what was freed.")
                .doesNotContain("disturbed", "left out");
    }

    @Test
    void what_was_not_measured_is_no_circumstance() {
        peaks = Map.of();

        assertThat(table()).doesNotContain("the machine's peak", "The machine's peak");
    }

    private void sample(
            int round, String framework, Workload workload, String unit, @Nullable Double others, double... figures) {
        List<Double> repetitions = new ArrayList<>();
        for (double figure : figures) {
            repetitions.add(figure);
        }
        samples.add(new Sample(
                round, others, new Measurement(framework, workload, 2, "a JVM", Map.of(unit, repetitions), List.of())));
    }

    private String row(String title) {
        return table().lines()
                .filter(line -> line.startsWith("| " + title))
                .findFirst()
                .orElseThrow();
    }

    private String table() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("Gradus", "gradus-core 0.1");
        versions.put("DJL", "pytorch-engine 1");
        versions.put("TensorFlow", "tensorflow-core-api 2");
        return Table.of(new Results(
                "2026-01-01",
                new Machine("A Processor", 2, "Linux"),
                new Plan(List.of(Workload.values()), 3, 2, 3000, 7, 400, 20_000, 120, true),
                versions,
                Map.of("Gradus", 4_100_000L, "DJL", 120_000_000L, "TensorFlow", 171_000_000L),
                peaks,
                samples,
                failures));
    }
}
