package dev.gradus.benchmarks.sidebyside;

import dev.gradus.benchmarks.measure.JsonLine;
import dev.gradus.benchmarks.measure.Measurement;
import dev.gradus.benchmarks.measure.Workload;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs the frameworks in turn, workload by workload and round by round, each time in a new process. */
final class Comparison {
    /** How often the memory of a process is looked at that is timed as a whole, and of one that measures itself. */
    private static final Duration OFTEN = Duration.ofMillis(5);

    private static final Duration SELDOM = Duration.ofMillis(500);

    private final Plan plan;
    private final List<Framework> frameworks;
    private final Path java;
    private final PrintWriter out;

    private final Map<Integer, List<Double>> peaks = new TreeMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();

    /**
     * A comparison that has not begun.
     *
     * @param plan what is measured
     * @param frameworks who takes part
     * @param java the program that starts a Java virtual machine
     * @param out where progress is shown
     */
    Comparison(Plan plan, List<Framework> frameworks, Path java, PrintWriter out) {
        this.plan = plan;
        this.frameworks = frameworks;
        this.java = java;
        this.out = out;
    }

    /** Measures it all. */
    Results run() throws IOException, InterruptedException {
        String date = LocalDate.now(ZoneOffset.UTC).toString();
        for (Framework framework : frameworks) {
            // Native libraries are unpacked when they are used for the first time ever, which is not to be measured.
            ProcessRun.of(framework.cold(java, plan.threads()), plan.limit(), SELDOM);
        }
        for (int round = 1; round <= plan.rounds(); round++) {
            for (int threads : plan.threadCounts()) {
                measurePeak(round, threads);
            }
            for (Cell cell : plan.cells()) {
                for (Framework framework : frameworks) {
                    if (framework.offers(cell.workload())) {
                        measure(round, framework, cell);
                    }
                }
            }
        }
        Map<String, String> versions = new LinkedHashMap<>();
        Map<String, Long> jarBytes = new LinkedHashMap<>();
        for (Framework framework : frameworks) {
            versions.put(framework.name(), framework.versions());
            jarBytes.put(framework.name(), framework.jarBytes());
        }
        return new Results(date, Machine.current(), plan, versions, jarBytes, peaks, samples, failures);
    }

    private void measurePeak(int round, int threads) throws IOException, InterruptedException {
        ProcessRun run = ProcessRun.of(Framework.peak(java, threads, plan.warmUpMillis()), plan.limit(), SELDOM);
        String line = run.lastLine("peak ");
        String fault = faultOf(run, line);
        if (fault != null) {
            report(round, "peak", threads, "", fault, null);
            show(run);
            return;
        }
        double peak = Double.parseDouble(line.substring("peak ".length()));
        peaks.computeIfAbsent(threads, number -> new ArrayList<>()).add(peak);
        report(round, "peak", threads, "", Numbers.format(peak) + " GFLOP/s", run.othersCores());
    }

    private void measure(int round, Framework framework, Cell cell) throws IOException, InterruptedException {
        boolean cold = cell.workload().kind() == Workload.Kind.PROCESS;
        ProcessRun run = cold
                ? ProcessRun.of(framework.cold(java, cell.threads()), plan.limit(), OFTEN)
                : ProcessRun.of(
                        framework.measuring(java, cell.threads(), JsonLine.write(plan.assignment(cell))),
                        plan.limit(),
                        SELDOM);
        String line = run.lastLine(cold ? "loss " : "{");
        String fault = faultOf(run, line);
        if (fault != null) {
            failures.add(new Failure(round, framework.name(), cell, fault, run.tail()));
            report(round, cell.workload().toString(), cell.threads(), framework.name(), fault, null);
            show(run);
            return;
        }
        Measurement measurement =
                cold ? fromOutside(framework, cell, run, line) : JsonLine.read(line, Measurement.class);
        samples.add(new Sample(round, run.othersCores(), measurement));
        String unit = cell.workload().unit();
        report(
                round,
                cell.workload().toString(),
                cell.threads(),
                framework.name(),
                measurement.median(unit).map(Numbers::format).orElse("no") + " " + unit,
                run.othersCores());
    }

    private static @Nullable String faultOf(ProcessRun run, String line) {
        return run.fault() == null && line.isEmpty() ? "ended without a figure" : run.fault();
    }

    private void show(ProcessRun run) {
        run.tail().lines().forEach(line -> out.println("    | " + line));
        out.flush();
    }

    private static Measurement fromOutside(Framework framework, Cell cell, ProcessRun run, String loss) {
        Map<String, List<Double>> figures = new TreeMap<>();
        figures.put("s", List.of(run.seconds()));
        if (run.peakMebibytes() > 0) {
            figures.put("MiB peak", List.of(run.peakMebibytes()));
        }
        List<Double> losses = List.of(Double.parseDouble(loss.substring("loss ".length())));
        return new Measurement(framework.name(), cell.workload(), cell.threads(), "", figures, losses);
    }

    private void report(
            int round, String what, int threads, String framework, String outcome, @Nullable Double othersCores) {
        out.printf(
                Locale.ROOT,
                "%d/%d  %-12s %d thread%s  %-11s %s%s%n",
                round,
                plan.rounds(),
                what,
                threads,
                threads == 1 ? " " : "s",
                framework,
                outcome,
                othersCores != null && othersCores > CpuTimes.TOLERATED_CORES
                        ? String.format(Locale.ROOT, "  (disturbed: others took %.2f cores)", othersCores)
                        : "");
        out.flush();
    }
}
