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
    private final Headings headings;
    private final String result;

    ForwardPart(Recording recording, Words words, Derivation derivation) {
        this.recording = recording;
        this.words = words;
        this.derivation = derivation;
        headings = new Headings(recording.about(), words);
        result = recording.about().isFunction() ? "f" : "L";
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
        String name = headings.of(layer);
        blocks.add(Block.heading(layer.activation()
                .map(activation -> words.get("forward.activated", name, activation.operation()))
                .orElse(name)));
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
        headings.put(node, blocks);
        node.rule()
                .flatMap(OperationRule::words)
                .ifPresent(rule -> blocks.add(Block.paragraph(words.get("rule." + rule, result))));
        List<Equation> equations = new ArrayList<>(derivation.inner(node));
        for (int place = 0; place < node.value().size(); place++) {
            equations.add(derivation.value(node, place));
        }
        blocks.add(new Block.Equations(equations));
    }
}
