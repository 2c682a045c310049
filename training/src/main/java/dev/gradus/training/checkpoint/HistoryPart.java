package dev.gradus.training.checkpoint;

import dev.gradus.core.Tensor;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.history.History;
import dev.gradus.training.history.ValidationRecord;
import dev.gradus.training.history.WeightHistory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What was measured so far. */
record HistoryPart(History history) implements CheckpointPart {
    private static final RecordColumns<EpochRecord> EPOCHS = new RecordColumns<>("epochs", EpochRecord.class);
    private static final RecordColumns<ValidationRecord> VALIDATIONS =
            new RecordColumns<>("validations", ValidationRecord.class);

    @Override
    public PartState state() {
        PartState.Builder state = PartState.builder().tensor("batch losses", Tensor.of(history.batchLosses()));
        EPOCHS.save(state, history.epochs());
        VALIDATIONS.save(state, history.validations());
        if (history.hasWeights()) {
            saveWeights(state, history.weights());
        }
        return state.build();
    }

    private static void saveWeights(PartState.Builder state, WeightHistory weights) {
        List<double[]> records = weights.records();
        int columns = weights.columnNames().size();
        double[] values = new double[Math.multiplyExact(records.size(), columns)];
        for (int i = 0; i < records.size(); i++) {
            System.arraycopy(records.get(i), 0, values, i * columns, columns);
        }
        state.tensor("weight epochs", Tensor.of(weights.epochNumbers()))
                .tensor("weights", Tensor.of(values, records.size(), columns));
    }

    @Override
    public void restore(PartState state) {
        History saved = new History();
        EPOCHS.load(state).forEach(saved::add);
        VALIDATIONS.load(state).forEach(saved::addValidation);
        Arrays.stream(state.tensor("batch losses").toDoubleArray()).forEach(saved::addBatchLoss);
        if (history.hasWeights()) {
            restoreWeights(state);
        }
        history.copyFrom(saved);
    }

    private void restoreWeights(PartState state) {
        List<Integer> epochs = new ArrayList<>();
        List<double[]> records = new ArrayList<>();
        Tensor weights = state.tensor("weights");
        double[] values = weights.toDoubleArray();
        int columns = weights.size(-1);
        for (double epoch : state.tensor("weight epochs").toDoubleArray()) {
            int start = epochs.size() * columns;
            records.add(Arrays.copyOfRange(values, start, start + columns));
            epochs.add((int) epoch);
        }
        history.weights().restore(epochs, records);
    }
}
