package dev.gradus.training.data.csv;

import dev.gradus.core.Tensor;
import dev.gradus.training.data.Batch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows that become a batch, one after another. */
final class RowBatch {
    private final TableEncoder encoder;
    private final List<Integer> inputPositions = new ArrayList<>();
    private final List<Integer> targetPositions = new ArrayList<>();
    private final TargetEncoder.Values targets;
    private final float[] inputs;
    private int rows;

    RowBatch(TableEncoder encoder, Table table, int capacity, boolean withTarget) throws CsvException {
        this.encoder = encoder;
        for (String name : encoder.inputColumns()) {
            inputPositions.add(table.position(name));
        }
        if (withTarget) {
            for (String name : encoder.targetColumns()) {
                targetPositions.add(table.position(name));
            }
        }
        inputs = new float[Math.multiplyExact(capacity, encoder.features())];
        targets = encoder.target().values(withTarget ? capacity : 0);
    }

    int rows() {
        return rows;
    }

    void add(CsvRows row) throws IOException {
        int at = rows * encoder.features();
        for (int i = 0; i < inputPositions.size(); i++) {
            ColumnEncoder column = encoder.columns().get(i);
            int position = inputPositions.get(i);
            try {
                column.encode(encoder.present(row.get(position)), inputs, at);
            } catch (CellException e) {
                throw row.wrong(position, e);
            }
            at += column.width();
        }
        addTarget(row);
        rows++;
    }

    private void addTarget(CsvRows row) throws CsvException {
        for (int i = 0; i < targetPositions.size(); i++) {
            int position = targetPositions.get(i);
            try {
                encoder.target().encode(targets, rows, i, encoder.present(row.get(position)));
            } catch (CellException e) {
                throw row.wrong(position, e);
            }
        }
    }

    /** The rows so far. */
    Batch batch() {
        int numbers = rows * encoder.features();
        float[] filled = numbers == inputs.length ? inputs : Arrays.copyOf(inputs, numbers);
        return new Batch(
                Tensor.of(filled, rows, encoder.features()), targets.tensor(targetPositions.isEmpty() ? 0 : rows));
    }
}
