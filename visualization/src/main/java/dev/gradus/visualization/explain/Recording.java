package dev.gradus.visualization.explain;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A training step as it was: all that an explanation tells.
 *
 * @param tape the two passes
 * @param layers the layers of neurons among them
 * @param parameters the names of the parameters, or of what a function was given
 * @param figures what became of those that got gradients; none if there are very many numbers
 * @param summaries the same in a few numbers
 * @param update the optimizer's step; empty without one
 * @param input the input x; empty for a function, or if it is no part of the tape
 * @param target the target t
 * @param about the model, the loss and the rest in words
 */
record Recording(
        Tape tape,
        List<NeuronLayer> layers,
        Map<TapeNode, String> parameters,
        List<ParameterFigures> figures,
        List<ParameterSummary> summaries,
        Optional<Update> update,
        Optional<TapeNode> input,
        Optional<Values> target,
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

    /** Whether there are samples at all; a function without layers of neurons has none. */
    boolean hasSamples() {
        return !about.isFunction() || !layers.isEmpty();
    }

    /** The number of samples, as the first layer of neurons sees them, or as the input has them. */
    int rows() {
        return layers.isEmpty()
                ? input.map(TapeNode::value)
                        .filter(value -> value.shape().rank() > 1)
                        .map(value -> value.shape().size(0))
                        .orElse(1)
                : layers.get(0).rows();
    }

    /** Whether it is a weight or bias of a layer of neurons. */
    boolean isOfLayer(TapeNode node) {
        return layers.stream()
                .anyMatch(layer -> layer.weight() == node || layer.bias().equals(Optional.of(node)));
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
