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
    @Override
    public PartState state() {
        PartState.Builder state = PartState.builder()
                .text("epochs", RecordJson.write(history.epochs()))
                .text("validations", RecordJson.write(history.validations()))
                .tensor("batch losses", Tensor.of(history.batchLosses()));
        if (history.hasWeights()) {
            WeightHistory weights = history.weights();
            state.tensor("weight epochs", Tensor.of(weights.epochNumbers()));
            List<double[]> records = weights.records();
            for (int i = 0; i < records.size(); i++) {
                state.tensor("weights." + i, Tensor.of(records.get(i)));
            }
        }
        return state.build();
    }

    @Override
    public void restore(PartState state) {
        History saved = new History();
        RecordJson.read(EpochRecord.class, state.text("epochs")).forEach(saved::add);
        RecordJson.read(ValidationRecord.class, state.text("validations")).forEach(saved::addValidation);
        Arrays.stream(state.tensor("batch losses").toDoubleArray()).forEach(saved::addBatchLoss);
        if (history.hasWeights()) {
            restoreWeights(state);
        }
        history.copyFrom(saved);
    }

    private void restoreWeights(PartState state) {
        List<Integer> epochs = new ArrayList<>();
        List<double[]> records = new ArrayList<>();
        for (double epoch : state.tensor("weight epochs").toDoubleArray()) {
            records.add(state.tensor("weights." + epochs.size()).toDoubleArray());
            epochs.add((int) epoch);
        }
        history.weights().restore(epochs, records);
    }
}
