package dev.gradus.visualization.plots;

import dev.gradus.core.Tensor;
import dev.gradus.layers.Dense;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.history.History;
import dev.gradus.training.history.WeightHistory;
import java.util.Map;

/** What training runs may have measured. */
final class Histories {
    private Histories() {}

    /** All there is, with a validation after every second epoch. */
    static History full() {
        History history = new History();
        for (int epoch = 1; epoch <= 10; epoch++) {
            EpochRecord.Builder record = EpochRecord.builder(epoch, 1.0 / epoch)
                    .metrics(Map.of("accuracy", 1 - 0.5 / epoch))
                    .gradientNorm(3.0 / epoch)
                    .learningRate(0.1 / epoch);
            if (epoch % 2 == 0) {
                record.validation(1.5 / epoch, Map.of("accuracy", 1 - 0.7 / epoch, "f1", 1 - 0.8 / epoch));
            }
            history.add(record.build());
        }
        return history;
    }

    /** Losses at an unchanging learning rate. */
    static History plain() {
        History history = new History();
        history.add(EpochRecord.builder(1, 2).learningRate(0.1).build());
        history.add(EpochRecord.builder(2, 1).learningRate(0.1).build());
        return history;
    }

    /** The weights and the bias of one layer, as they fall from epoch to epoch. */
    static WeightHistory weights(int in, int out) {
        Dense layer = new Dense(in, out);
        WeightHistory history = new WeightHistory(layer.namedParameters());
        for (int epoch = 0; epoch < 5; epoch++) {
            history.record(epoch);
            layer.loadStateDict(Map.of(
                    "weight", layer.stateDict().get("weight").mul(0.8),
                    "bias", Tensor.full(epoch, out)));
        }
        return history;
    }
}
