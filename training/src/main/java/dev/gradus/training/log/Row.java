package dev.gradus.training.log;

import dev.gradus.training.callbacks.Run;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.history.History;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a line of a log holds: numbers by the names of their columns. The row of an epoch has all that was measured in it,
 * the row of a batch a number {@code batch} besides, and its loss.
 */
record Row(Map<String, Double> numbers) {
    private static final String VALIDATION = "validation ";
    private static final Set<String> COUNTS = Set.of("epoch", "step", "batch");
    private static final Set<String> OWN =
            Set.of("epoch", "step", "batch", "loss", "gradient norm", "learning rate", "seconds", "elapsed seconds");

    static Row of(EpochRecord epoch, long step) {
        Row row = new Row(new LinkedHashMap<>());
        row.put("epoch", epoch.epoch());
        row.put("step", (double) step);
        row.put("loss", epoch.loss());
        row.putMetrics("", epoch.metrics());
        row.put(VALIDATION + "loss", epoch.validationLoss());
        row.putMetrics(VALIDATION, epoch.validationMetrics());
        row.put("gradient norm", epoch.gradientNorm());
        row.put("learning rate", epoch.learningRate());
        row.put("seconds", epoch.seconds());
        row.put("elapsed seconds", epoch.elapsedSeconds());
        return row;
    }

    static Row ofBatch(Run run) {
        Row row = new Row(new LinkedHashMap<>());
        row.put("epoch", run.epoch());
        row.put("step", (double) run.step());
        row.put("batch", run.batchNumber());
        row.put("loss", run.batchLoss());
        row.put("learning rate", run.optimizer().learningRate());
        return row;
    }

    /** What was not measured is NaN, and has no place in a row. */
    private void put(String name, double number) {
        if (!Double.isNaN(number)) {
            numbers.put(name, number);
        }
    }

    private void putMetrics(String prefix, Map<String, Double> metrics) {
        metrics.forEach((name, value) -> {
            if (OWN.contains(name) || name.startsWith(VALIDATION)) {
                throw new IllegalArgumentException(
                        "HistoryLog: a metric named '%s' cannot be told from the column of that name; give it another name"
                                .formatted(name));
            }
            put(prefix + name, value);
        });
    }

    boolean isOfEpoch() {
        return !numbers.containsKey("batch");
    }

    int epoch() {
        return (int) get("epoch");
    }

    long step() {
        return (long) get("step");
    }

    private double get(String name) {
        return numbers.getOrDefault(name, Double.NaN);
    }

    /** A number as it is written: counts without a fraction, all others with as many digits as they need. */
    static String text(String name, double number) {
        return COUNTS.contains(name) ? Long.toString((long) number) : Double.toString(number);
    }

    /** The epochs among some rows. */
    static History history(List<Row> rows) {
        History history = new History();
        rows.stream().filter(Row::isOfEpoch).forEach(row -> {
            EpochRecord.Builder record = EpochRecord.builder(row.epoch(), row.get("loss"))
                    .metrics(row.metrics(false))
                    .validation(row.get(VALIDATION + "loss"), row.metrics(true))
                    .gradientNorm(row.get("gradient norm"))
                    .learningRate(row.get("learning rate"))
                    .time(row.get("seconds"), row.get("elapsed seconds"));
            history.last().ifPresent(record::after);
            history.add(record.build());
        });
        return history;
    }

    private Map<String, Double> metrics(boolean ofValidation) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        numbers.forEach((column, number) -> {
            boolean isOfValidation = column.startsWith(VALIDATION);
            String name = isOfValidation ? column.substring(VALIDATION.length()) : column;
            if (isOfValidation == ofValidation && !OWN.contains(name)) {
                metrics.put(name, number);
            }
        });
        return metrics;
    }
}
