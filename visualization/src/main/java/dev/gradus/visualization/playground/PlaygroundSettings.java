package dev.gradus.visualization.playground;

import com.google.common.collect.ImmutableList;
import dev.gradus.visualization.server.Message;
import dev.gradus.visualization.server.RefusedException;
import java.util.List;

/**
 * All that an experiment depends on.
 *
 * @param data the kind of data, or {@link #FILE}
 * @param points how many points are drawn
 * @param noise the standard deviation of what is added to their coordinates
 * @param testShare which share of the points is kept to test on
 * @param seed of the data, the weights and the order of the points
 * @param inputs what the network is given of a point, of {@link Features#ALL}
 * @param layers how many neurons each hidden layer has
 * @param activation what they answer with
 * @param optimizer what changes the weights
 * @param learningRate how far
 * @param penalty what large weights cost: nothing, their absolute values or their squares
 * @param penaltyRate how much of that is added to the loss
 * @param batchSize of how many points a step is made
 */
record PlaygroundSettings(
        String data,
        int points,
        double noise,
        double testShare,
        long seed,
        ImmutableList<String> inputs,
        ImmutableList<Integer> layers,
        String activation,
        String optimizer,
        double learningRate,
        String penalty,
        double penaltyRate,
        int batchSize) {
    /** The name of the points that were read from a file. */
    static final String FILE = "file";

    static final int MOST_LAYERS = 6;
    static final int MOST_NEURONS = 8;

    /** What the page begins with: a spiral, which takes a while. */
    static PlaygroundSettings start(boolean hasFile) {
        return new PlaygroundSettings(
                hasFile ? FILE : "spiral",
                300,
                0.03,
                0.3,
                1,
                Features.COORDINATES,
                ImmutableList.of(8, 6),
                "tanh",
                "adam",
                0.03,
                "none",
                0.001,
                16);
    }

    /**
     * Reads what a page sends.
     *
     * @throws RefusedException if something is missing, or out of its bounds
     */
    static PlaygroundSettings read(Message body, boolean hasFile) throws RefusedException {
        ImmutableList.Builder<String> kinds = ImmutableList.<String>builder().addAll(PlaneData.KINDS);
        List<String> data = (hasFile ? kinds.add(FILE) : kinds).build();
        return new PlaygroundSettings(
                body.word("data", data),
                (int) body.whole("points", 20, 1000),
                body.number("noise", 0, 0.5),
                body.number("testShare", 0.1, 0.9),
                body.whole("seed", 0, 1_000_000),
                ImmutableList.copyOf(body.words("inputs", Features.ALL.keySet().asList())),
                ImmutableList.copyOf(body.wholes("layers", MOST_LAYERS, 1, MOST_NEURONS)),
                body.word("activation", Choices.ACTIVATIONS.keySet().asList()),
                body.word("optimizer", Choices.OPTIMIZERS.keySet().asList()),
                body.number("learningRate", 1e-6, 10),
                body.word("penalty", Choices.PENALTIES),
                body.number("penaltyRate", 0, 1),
                (int) body.whole("batchSize", 1, 256));
    }

    /** These settings with other data. */
    PlaygroundSettings withData(String other) {
        return new PlaygroundSettings(
                other,
                points,
                noise,
                testShare,
                seed,
                inputs,
                layers,
                activation,
                optimizer,
                learningRate,
                penalty,
                penaltyRate,
                batchSize);
    }

    /** These settings with those of others that can be changed while a network learns. */
    PlaygroundSettings adopting(PlaygroundSettings other) {
        return new PlaygroundSettings(
                data,
                points,
                noise,
                testShare,
                seed,
                inputs,
                layers,
                activation,
                optimizer,
                other.learningRate,
                other.penalty,
                other.penaltyRate,
                other.batchSize);
    }
}
