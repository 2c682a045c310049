package dev.gradus.examples.table;

import dev.gradus.layers.Dense;
import dev.gradus.layers.Dropout;
import dev.gradus.layers.Normalization;
import dev.gradus.layers.Sequential;

/** Builds a multilayer perceptron. */
final class NetworkLayers {
    private NetworkLayers() {}

    /**
     * The network before it has learned, which takes normalised numbers.
     *
     * @param features how many numbers a row becomes
     * @param outputs how many numbers it gives
     */
    static Sequential of(int features, LearningOptions options, int outputs) {
        Sequential network = Sequential.of();
        int width = features;
        for (int size : options.layers.sizes()) {
            network.add(new Dense(width, size)).add(options.activation.layer());
            if (options.dropout > 0) {
                network.add(new Dropout(options.dropout));
            }
            width = size;
        }
        return network.add(new Dense(width, outputs));
    }

    /** A network that takes raw numbers, of one that takes normalised ones. */
    static Sequential normalizing(Normalization normalization, Sequential network) {
        Sequential result = Sequential.of(normalization);
        network.forEach(result::add);
        return result;
    }
}
