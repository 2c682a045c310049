package dev.gradus.training.data.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through the training rows once and makes an encoder of what they say. */
final class TableSurvey {
    private final Columns columns;
    private final List<ColumnSurvey> inputs = new ArrayList<>();
    private final List<ColumnSurvey> targets = new ArrayList<>();
    private final List<Integer> inputPositions = new ArrayList<>();
    private final List<Integer> targetPositions = new ArrayList<>();

    TableSurvey(Table table, Columns columns) throws CsvException {
        this.columns = columns;
        List<String> targetNames = columns.targets();
        if (targetNames.isEmpty()) {
            throw new IllegalArgumentException(
                    "TableEncoder: no column is to be predicted; name it with new Columns().label(...) or value(...), one of %s"
                            .formatted(table.columns()));
        }
        for (String name : columns.mentioned()) {
            table.position(name);
        }
        for (String name : targetNames) {
            targets.add(new ColumnSurvey(name, targetRole(columns.labelled()), Missing.error()));
            targetPositions.add(table.position(name));
        }
        for (String name : table.columns()) {
            if (!targetNames.contains(name) && columns.role(name) != Role.IGNORED) {
                inputs.add(new ColumnSurvey(name, columns.role(name), columns.missing(name)));
                inputPositions.add(table.position(name));
            }
        }
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException(
                    "TableEncoder: no column is left to predict from; the table has %s".formatted(table.columns()));
        }
    }

    private static Role targetRole(@Nullable Boolean labelled) {
        if (labelled == null) {
            return Role.INFERRED;
        }
        return labelled ? Role.INDEX : Role.NUMBER;
    }

    TableEncoder encoder(Table table) throws IOException {
        if (table.rows() == 0) {
            throw new IllegalArgumentException("TableEncoder: there is no row to learn from");
        }
        Set<String> missing = columns.missingTexts();
        table.forEach(row -> {
            look(row, inputs, inputPositions, missing);
            look(row, targets, targetPositions, missing);
        });
        List<ColumnEncoder> encoders = new ArrayList<>();
        for (ColumnSurvey survey : inputs) {
            encoders.add(survey.encoder(table, columns.allowsUnknown()));
        }
        return new TableEncoder(encoders, target(), missing);
    }

    private static void look(CsvRows row, List<ColumnSurvey> surveys, List<Integer> positions, Set<String> missing)
            throws CsvException {
        for (int i = 0; i < positions.size(); i++) {
            String text = row.get(positions.get(i));
            surveys.get(i).add(missing.contains(text) ? null : text, row, positions.get(i));
        }
    }

    private TargetEncoder target() {
        ColumnSurvey first = targets.get(0);
        List<String> names = columns.targets();
        return first.isNumber() ? new ValueTarget(names) : new LabelTarget(names.get(0), first.labels());
    }
}
