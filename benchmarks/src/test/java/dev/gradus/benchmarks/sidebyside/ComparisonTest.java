package dev.gradus.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.benchmarks.measure.Measurement;
import dev.gradus.benchmarks.measure.Workload;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real processes, which measure for a moment only. */
class ComparisonTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    private Path library;

    private final StringWriter progress = new StringWriter();

    @Test
    void gradus_is_measured_in_processes_of_its_own() throws IOException, InterruptedException {
        Results results =
                compare(plan(1, 120, Workload.TINY, Workload.PREDICTION, Workload.COLD), framework("gradus", "Gradus"));

        assertThat(results.failures()).isEmpty();
        assertThat(results.samples()).extracting(Sample::round).containsExactly(1, 1, 1);
        assertThat(results.samples())
                .extracting(sample -> sample.measurement().workload())
                .containsExactly(Workload.TINY, Workload.PREDICTION, Workload.COLD);
        Measurement tiny = results.samples().get(0).measurement();
        assertThat(tiny.figures().get("steps/s")).hasSize(2).allMatch(figure -> figure > 0);
        assertThat(tiny.losses()).hasSize(3);
        assertThat(tiny.java()).contains(System.getProperty("java.runtime.version"));
        Measurement cold = results.samples().get(2).measurement();
        assertThat(cold.median("s").orElseThrow()).isPositive();
        assertThat(cold.losses()).hasSize(1).allMatch(loss -> loss < 2.3);
        if (CpuTimes.areCounted()) {
            assertThat(cold.median("MiB peak").orElseThrow()).isBetween(10.0, 10_000.0);
            assertThat(results.samples()).allMatch(sample -> sample.othersCores() != null);
        }
        assertThat(results.peaks()).containsOnlyKeys(1, 2);
        assertThat(results.peaks().get(2)).hasSize(1).allMatch(peak -> peak > 0);
        assertThat(progress.toString().lines())
                .hasSize(5)
                .anyMatch(line -> line.matches("1/1  tiny +2 threads  Gradus +[\\d,]+ steps/s.*"));
    }

    @Test
    void the_frameworks_take_turns() throws IOException, InterruptedException {
        Results results =
                compare(plan(2, 120, Workload.TINY), framework("gradus", "Gradus"), framework("broken", "Broken"));

        assertThat(results.samples()).extracting(Sample::round).containsExactly(1, 2);
        assertThat(results.failures()).extracting(Failure::round).containsExactly(1, 2);
        assertThat(progress.toString().lines().filter(line -> line.contains("  tiny  ")))
                .extracting(line -> line.contains("Gradus"))
                .containsExactly(true, false, true, false);
    }

    @Test
    void of_one_that_fails_the_output_is_shown() throws IOException, InterruptedException {
        Results results = compare(plan(1, 120, Workload.TINY, Workload.COLD), framework("broken", "Broken"));

        assertThat(results.failures())
                .containsExactly(
                        new Failure(
                                1,
                                "Broken",
                                new Cell(Workload.TINY, 2),
                                "ended with exit code 3",
                                "WARNING: Using incubator modules: jdk.incubator.vector\nthere is no library for this machine"),
                        new Failure(
                                1,
                                "Broken",
                                new Cell(Workload.COLD, 2),
                                "ended without a figure",
                                "WARNING: Using incubator modules: jdk.incubator.vector"));
        assertThat(progress.toString())
                .contains("Broken      ended with exit code 3", "    | there is no library for this machine");
        assertThat(Table.of(results)).contains("| failed |");
    }

    @Test
    void one_that_takes_too_long_is_ended() throws IOException, InterruptedException {
        Results results = compare(plan(1, 4, Workload.TINY), framework("endless", "Endless"));

        assertThat(results.failures()).extracting(Failure::fault).containsExactly("took longer than 4 s and was ended");
    }

    private Results compare(Plan plan, Framework... frameworks) throws IOException, InterruptedException {
        return new Comparison(plan, List.of(frameworks), JAVA, new PrintWriter(progress)).run();
    }

    private static Plan plan(int rounds, int limitSeconds, Workload... workloads) {
        return new Plan(List.of(workloads), rounds, 2, 10, 2, 5, 100, limitSeconds, true);
    }

    private Framework framework(String id, String name) {
        List<Path> classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        List<String> options = List.of("--add-modules=jdk.incubator.vector", "-Dgradus.threads=" + Framework.THREADS);
        return new Framework(id, name, classes, library, library, List.of(), options, Map.of());
    }
}
