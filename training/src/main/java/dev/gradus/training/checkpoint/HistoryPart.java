package dev.gradus.training.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public PartState state() {
        PartState.Builder state = PartState.builder()
                .text("epochs", json(history.epochs()))
                .text("validations", json(history.validations()))
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
        read(state.text("epochs"), new TypeReference<List<EpochRecord>>() {}).forEach(saved::add);
        read(state.text("validations"), new TypeReference<List<ValidationRecord>>() {})
                .forEach(saved::addValidation);
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

    private static String json(Object records) {
        try {
            return JSON.writeValueAsString(records);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of the history cannot be written as JSON: " + records, e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The history does not consist of the records that this version of Gradus writes: "
                            + e.getOriginalMessage(),
                    e);
        }
    }
}
