package dev.gradus.visualization.explain;

import dev.gradus.visualization.explain.document.Block;
import dev.gradus.visualization.explain.document.Section;
import dev.gradus.visualization.explain.formula.Equation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The forward pass: every value, from the inputs to the loss. */
final class ForwardPart {
    private final Recording recording;
    private final Words words;
    private final Derivation derivation;
    private final List<Block> blocks = new ArrayList<>();
    private boolean isInLoss;

    ForwardPart(Recording recording, Words words, Derivation derivation) {
        this.recording = recording;
        this.words = words;
        this.derivation = derivation;
    }

    Section write() {
        for (TapeNode node : recording.tape().nodes()) {
            Optional<NeuronLayer> layer = recording.layerOf(node);
            if (layer.isEmpty() && !node.isGiven()) {
                tellOperation(node);
            } else if (layer.isPresent() && layer.get().sums() == node) {
                tell(layer.get());
            }
        }
        return new Section("forward", words.get("forward.title"), blocks);
    }

    private void tell(NeuronLayer layer) {
        String activation = layer.activation().map(TapeNode::operation).orElse("");
        blocks.add(Block.heading(
                activation.isEmpty()
                        ? words.get("forward.layer", layer.number(), layer.path())
                        : words.get("forward.activated", layer.number(), layer.path(), activation)));
        List<Equation> equations = new ArrayList<>();
        for (int row = 0; row < layer.rows(); row++) {
            for (int neuron = 0; neuron < layer.neurons(); neuron++) {
                equations.add(derivation.sum(layer, row, neuron));
                if (layer.activation().isPresent()) {
                    equations.add(derivation.activation(layer, row, neuron));
                }
            }
        }
        blocks.add(new Block.Equations(equations));
    }

    private void tellOperation(TapeNode node) {
        if (!isInLoss && node.module().isEmpty() && !recording.about().isFunction()) {
            blocks.add(Block.heading(words.get("forward.loss", recording.about().loss())));
            isInLoss = true;
        }
        List<Equation> equations = new ArrayList<>();
        for (int place = 0; place < node.value().size(); place++) {
            equations.add(derivation.value(node, place));
        }
        blocks.add(new Block.Equations(equations));
    }
}
