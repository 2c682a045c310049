package dev.gradus.benchmarks.measure;

import java.util.List;
import java.util.Map;

/** What the process of a framework does: one workload, from its setting up to the line that tells the figures. */
public final class Measuring {
    private static final int FIRST_STEPS = 10;

    private final Workloads workloads;
    private final Assignment assignment;
    private final Pace pace = new Pace(System::nanoTime);

    Measuring(Workloads workloads, Assignment assignment) {
        this.workloads = workloads;
        this.assignment = assignment;
    }

    /**
     * Measures and prints the figures.
     *
     * @param workloads the framework
     * @param assignment what to measure, as JSON
     */
    public static void main(Workloads workloads, String assignment) {
        System.out.println(
                JsonLine.write(new Measuring(workloads, JsonLine.read(assignment, Assignment.class)).measure()));
    }

    Measurement measure() {
        return switch (assignment.workload().kind()) {
            case TRAINING -> measureTraining(workloads.training(assignment.workload()));
            case PREDICTION -> measurePrediction(workloads.prediction());
            case PRODUCT -> measureProduct(assignment.workload().size());
            case PROCESS ->
                throw new IllegalArgumentException("%s is measured from outside".formatted(assignment.workload()));
        };
    }

    private Measurement measureTraining(Training training) {
        double before = training.currentLoss();
        for (int i = 0; i < FIRST_STEPS; i++) {
            training.step();
        }
        double early = training.currentLoss();
        List<Double> figures = figuresOf(training::step);
        double late = training.currentLoss();
        if (!(late < before)) {
            throw new IllegalStateException("the training does not train: its loss was %s and is now %s, in %s by %s"
                    .formatted(before, late, assignment.workload(), workloads.framework()));
        }
        return measurement(Map.of(assignment.workload().unit(), figures), List.of(before, early, late));
    }

    private Measurement measurePrediction(Prediction prediction) {
        float[] input = Examples.uniform(1, 784);
        pace.warmUp(() -> prediction.predict(input), assignment.warmUpMillis() * 1_000_000);
        long[] nanos = new long[assignment.calls()];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            prediction.predict(input);
            nanos[i] = System.nanoTime() - start;
        }
        return measurement(
                Map.of(
                        "µs p50", List.of(Statistics.percentile(nanos, 0.5) * 1e-3),
                        "µs p99", List.of(Statistics.percentile(nanos, 0.99) * 1e-3)),
                List.of());
    }

    private Measurement measureProduct(int size) {
        float[] x = Examples.uniform(1, size * size);
        float[] y = Examples.uniform(2, size * size);
        Product product = workloads.product(size, x, y);
        List<Double> figures = figuresOf(product::multiply);
        check(product, size, x, y);
        return measurement(Map.of(assignment.workload().unit(), figures), List.of());
    }

    /** Fast is easy if the product may be wrong. */
    private void check(Product product, int size, float[] x, float[] y) {
        int row = size / 3;
        int column = size - 2;
        double expected = 0;
        for (int k = 0; k < size; k++) {
            expected += (double) x[row * size + k] * y[k * size + column];
        }
        float actual = product.element(row, column);
        if (!(Math.abs(actual - expected) <= 1e-5 * Math.abs(expected))) {
            throw new IllegalStateException("a wrong product: expected %s in row %d, column %d, got %s from %s"
                    .formatted(expected, row, column, actual, workloads.framework()));
        }
    }

    private List<Double> figuresOf(Runnable run) {
        double perRun = assignment.workload().perRun();
        return pace.of(run, assignment).stream().map(runs -> runs * perRun).toList();
    }

    private Measurement measurement(Map<String, List<Double>> figures, List<Double> losses) {
        String java = System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version");
        return new Measurement(
                workloads.framework(), assignment.workload(), assignment.threads(), java, figures, losses);
    }
}
