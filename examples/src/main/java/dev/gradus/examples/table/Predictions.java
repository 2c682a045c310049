package dev.gradus.examples.table;

import dev.gradus.core.Tensor;
import dev.gradus.models.Classification;
import dev.gradus.models.NonFiniteScoresException;
import dev.gradus.models.Predictor;
import dev.gradus.models.Provenance;
import dev.gradus.training.data.csv.Table;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;

/** The rows of a table, each with what a model predicts for it; so many of them are in memory as go through the model at once. */
final class Predictions {
    private static final int BATCH = 256;

    private final Path file;
    private final CsvOptions csv;
    private final CSVFormat format;
    private final Table table;
    private final TableModel model;
    private final Predictor predictor;

    Predictions(Path file, CsvOptions csv, Table table, TableModel model) {
        this.file = file;
        this.csv = csv;
        this.format = csv.format();
        this.table = table;
        this.model = model;
        this.predictor = Predictor.of(model.file(Provenance.now()));
    }

    /** Writes values with the separator and, if there is one, the header that the table has, and leaves the stream open. */
    void write(OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        if (csv.hasHeader()) {
            printRow(writer, table.columns(), added());
        }
        List<Table.Row> rows = new ArrayList<>();
        List<Tensor> inputs = new ArrayList<>();
        table.forEachRow(row -> {
            rows.add(row);
            inputs.add(encoded(row));
            if (rows.size() == BATCH) {
                print(writer, rows, inputs);
            }
        });
        if (!rows.isEmpty()) {
            print(writer, rows, inputs);
        }
        writer.flush();
    }

    /** The names of the new columns, other than those that are there. */
    private List<String> added() {
        List<String> names = new ArrayList<>();
        names.add(unused("prediction"));
        model.encoder().labels().forEach(label -> names.add(unused("probability of " + label)));
        return names;
    }

    private String unused(String name) {
        return table.columns().contains(name) ? unused("new " + name) : name;
    }

    private Tensor encoded(Table.Row row) throws TableException {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < table.columns().size(); i++) {
            values.put(table.columns().get(i), row.fields().get(i));
        }
        try {
            return model.encoder().encode(values);
        } catch (IllegalArgumentException e) {
            throw new TableException("%s, line %d, %s".formatted(file, row.line(), e.getMessage()), e);
        }
    }

    private void print(Writer writer, List<Table.Row> rows, List<Tensor> inputs) throws IOException {
        Tensor batch = Tensor.stack(inputs, 0);
        List<List<String>> answers = model.task() == Task.CLASSIFICATION ? classes(rows, batch) : numbers(rows, batch);
        for (int i = 0; i < rows.size(); i++) {
            printRow(writer, rows.get(i).fields(), answers.get(i));
        }
        rows.clear();
        inputs.clear();
    }

    private void printRow(Writer writer, List<String> fields, List<String> more) throws IOException {
        format.printRecord(writer, Stream.concat(fields.stream(), more.stream()).toArray());
    }

    private List<List<String>> classes(List<Table.Row> rows, Tensor batch) throws TableException {
        List<List<String>> answers = new ArrayList<>();
        try {
            predictor.classify(batch).forEach(classification -> answers.add(answer(classification)));
        } catch (NonFiniteScoresException e) {
            throw extreme(rows.get(e.example()));
        }
        return answers;
    }

    private static List<String> answer(Classification classification) {
        String[] probabilities = new String[classification.ranked().size()];
        classification
                .ranked()
                .forEach(ranked ->
                        probabilities[ranked.index()] = String.format(Locale.ROOT, "%.6f", ranked.probability()));
        List<String> answer = new ArrayList<>(List.of(classification.label()));
        answer.addAll(List.of(probabilities));
        return answer;
    }

    private List<List<String>> numbers(List<Table.Row> rows, Tensor batch) throws TableException {
        List<List<String>> answers = new ArrayList<>();
        for (float number : predictor.predict(batch).toFloatArray()) {
            if (!Float.isFinite(number)) {
                throw extreme(rows.get(answers.size()));
            }
            answers.add(List.of(Float.toString(number)));
        }
        return answers;
    }

    private TableException extreme(Table.Row row) {
        return new TableException(
                "%s, line %d: the model gives no finite numbers for this row. Correct it: expected values like those that the model was trained on."
                        .formatted(file, row.line()));
    }
}
