package dev.gradus.visualization.explain;

import dev.gradus.visualization.explain.document.Block;
import dev.gradus.visualization.explain.document.Section;
import dev.gradus.visualization.explain.formula.Equation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The backward pass: from the loss back, each local derivative, the gradient from above, their product, and sums. */
final class BackwardPart {
    private final Recording recording;
    private final Words words;
    private final Derivation derivation;
    private final Symbols symbols;
    private final Headings headings;
    private final List<Block> blocks = new ArrayList<>();

    BackwardPart(Recording recording, Words words, Derivation derivation, Symbols symbols) {
        this.recording = recording;
        this.words = words;
        this.derivation = derivation;
        this.symbols = symbols;
        headings = new Headings(recording.about(), words);
    }

    Section write() {
        blocks.add(Block.paragraph(words.get("backward.rule", symbols.result().name())));
        headings.put(recording.tape().output(), blocks);
        blocks.add(
                Block.equations(Equation.of(symbols.gradient(symbols.result())).is(1)));
        List<TapeNode> nodes = recording.tape().nodes();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            tell(nodes.get(i));
        }
        return new Section("backward", words.get("backward.title"), blocks);
    }

    private void tell(TapeNode node) {
        Optional<NeuronLayer> layer = recording.layerOf(node);
        if (layer.isPresent()) {
            // The activation, which comes first on the way back, belongs to its layer's neurons.
            if (layer.get().sums() == node) {
                tellLayer(layer.get());
            }
        } else if (node.hasGradient() && node != recording.tape().output() && !recording.isOfLayer(node)) {
            tellElements(node);
        } else if (!node.isGiven() && !node.isLearned() && headings.put(node, blocks)) {
            blocks.add(Block.paragraph(words.get("backward.frozen")));
        }
    }

    private void tellElements(TapeNode node) {
        headings.put(node, blocks);
        List<Equation> equations = new ArrayList<>();
        for (int place = 0; place < node.value().size(); place++) {
            equations.addAll(derivation.gradient(node, place));
        }
        blocks.add(new Block.Equations(equations));
    }

    private void tellLayer(NeuronLayer layer) {
        String name = headings.of(layer);
        if (!layer.weight().isLearned()) {
            blocks.add(Block.heading(name));
            blocks.add(Block.paragraph(words.get(layer.isLearned() ? "backward.fixed" : "backward.frozen")));
        }
        if (!layer.isLearned()) {
            return;
        }
        for (int neuron = 0; neuron < layer.neurons(); neuron++) {
            blocks.add(
                    new Block.Heading(words.get("backward.neuron", layer.number(), neuron + 1), idOf(layer, neuron)));
            List<Equation> equations = new ArrayList<>();
            for (int row = 0; row < layer.rows(); row++) {
                equations.addAll(derivation.delta(layer, row, neuron));
            }
            equations.addAll(parametersOf(layer, neuron, derivation));
            blocks.add(new Block.Equations(equations));
        }
    }

    /** The gradients of a neuron's weights and bias, as far as they are learned. */
    static List<Equation> parametersOf(NeuronLayer layer, int neuron, Derivation derivation) {
        List<Equation> equations = new ArrayList<>();
        if (layer.weight().hasGradient()) {
            for (int input = 0; input < layer.inputs(); input++) {
                equations.add(derivation.weightGradient(layer, neuron, input));
            }
        }
        layer.bias()
                .filter(TapeNode::hasGradient)
                .ifPresent(bias -> equations.add(derivation.biasGradient(layer, bias, neuron)));
        return equations;
    }

    static String idOf(NeuronLayer layer, int neuron) {
        return "neuron-%d-%d".formatted(layer.number(), neuron + 1);
    }
}
