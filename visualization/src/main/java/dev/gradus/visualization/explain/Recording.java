package dev.gradus.visualization.explain;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A training step as it was: all that an explanation tells.
 *
 * @param tape the two passes
 * @param layers the layers of neurons among them
 * @param parameters the leaves that got gradients, by name
 * @param figures what became of them, in the same order; none if there are very many
 * @param summaries the same in a few numbers
 * @param update the optimizer's step; empty without one
 * @param given the input x and the target t, by these names; none for a function
 * @param about the model, the loss and the rest in words
 */
record Recording(
        Tape tape,
        List<NeuronLayer> layers,
        Map<TapeNode, String> parameters,
        List<ParameterFigures> figures,
        List<ParameterSummary> summaries,
        Optional<Update> update,
        Map<String, Values> given,
        About about) {
    /** Above these, a derivation with every number would be read by nobody. */
    private static final int MOST_NUMBERS = 400;

    /** Above this number of parameters, there are only statistics of them. */
    static final int MOST_PARAMETERS = 150;

    private static final int WIDEST = 12;

    /** Whether everything can be shown. */
    boolean isSmall() {
        int numbers = tape.nodes().stream()
                .filter(node -> !node.isGiven())
                .mapToInt(node -> node.value().size())
                .sum();
        boolean isNarrow = layers.stream().allMatch(layer -> layer.inputs() <= WIDEST && layer.neurons() <= WIDEST);
        return numbers <= MOST_NUMBERS && hasFigures() && isNarrow;
    }

    /** Whether every number of the parameters was kept. */
    boolean hasFigures() {
        return figures.size() == summaries.size();
    }

    /** The number of samples, as the first layer of neurons sees them; 1 without such layers. */
    int rows() {
        return layers.isEmpty() ? 1 : layers.get(0).rows();
    }

    /** The layer whose sums or activations these are. */
    Optional<NeuronLayer> layerOf(TapeNode node) {
        return layers.stream()
                .filter(layer -> layer.sums() == node || layer.activation().equals(Optional.of(node)))
                .findFirst();
    }

    /**
     * What is explained, in words.
     *
     * @param model the text of the model; empty for a function
     * @param loss that of the loss
     * @param type the type of the numbers
     * @param modules the type of each module by its path
     */
    record About(String model, String loss, String type, Map<String, String> modules) {
        boolean isFunction() {
            return model.isEmpty();
        }
    }
}
