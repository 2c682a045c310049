package dev.gradus.visualization.explain;

import static dev.gradus.visualization.explain.formula.Formula.product;

import dev.gradus.visualization.explain.document.Block;
import dev.gradus.visualization.explain.document.Section;
import dev.gradus.visualization.explain.document.Span;
import dev.gradus.visualization.explain.formula.Equation;
import dev.gradus.visualization.explain.formula.Formula;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** One neuron of a network in full: its sum, its activation, its δ, and the gradient of each of its weights. */
final class NeuronPart {
    private static final int MOST_ROWS = 4;
    private static final int MOST_INPUTS = 40;

    private final Words words;
    private final Derivation derivation;
    private final Symbols symbols;

    NeuronPart(Words words, Derivation derivation, Symbols symbols) {
        this.words = words;
        this.derivation = derivation;
        this.symbols = symbols;
    }

    Section write(NeuronLayer layer, int neuron) {
        List<Block> blocks = new ArrayList<>();
        int rows = Math.min(layer.rows(), MOST_ROWS);
        if (rows < layer.rows()) {
            blocks.add(Block.paragraph(words.get("neuron.rows", rows, layer.rows())));
        }
        for (int row = 0; row < rows; row++) {
            List<Equation> equations = new ArrayList<>();
            equations.add(derivation.sum(layer, row, neuron));
            if (layer.activation().isPresent()) {
                equations.add(derivation.activation(layer, row, neuron));
            }
            if (layer.isLearned()) {
                equations.addAll(derivation.delta(layer, row, neuron));
            }
            blocks.add(new Block.Equations(equations));
        }
        blocks.add(inputs(layer, neuron));
        if (layer.inputs() > MOST_INPUTS) {
            blocks.add(Block.paragraph(words.get("neuron.largest", MOST_INPUTS, layer.inputs())));
        }
        return new Section(
                "open-%d-%d".formatted(layer.number(), neuron + 1),
                words.get("neuron.title", layer.number(), neuron + 1, layer.path(), neuron),
                blocks);
    }

    /** The inputs in their order; of very many, those with the largest gradients. */
    private Block inputs(NeuronLayer layer, int neuron) {
        Comparator<Integer> byGradient = Comparator.comparingDouble(input -> -Math.abs(gradient(layer, neuron, input)));
        List<Integer> shown = IntStream.range(0, layer.inputs())
                .boxed()
                .sorted(byGradient)
                .limit(MOST_INPUTS)
                .sorted()
                .toList();
        List<List<Span>> rows = new ArrayList<>();
        for (int input : shown) {
            Formula weight = symbols.weight(layer, neuron, input);
            rows.add(List.of(
                    Span.math(weight),
                    Span.number(layer.weight(neuron, input)),
                    Span.number(layer.input(0, input)),
                    Span.number(layer.weight(neuron, input) * layer.input(0, input)),
                    Span.number(gradient(layer, neuron, input))));
        }
        Formula w = Formula.symbol("w");
        Formula x = Formula.symbol("x");
        return new Block.Grid(
                List.of(
                        Span.words(words.get("neuron.weight")),
                        Span.math(w),
                        Span.math(x),
                        Span.math(product(w, x)),
                        Span.math(symbols.gradient(w))),
                rows);
    }

    private static double gradient(NeuronLayer layer, int neuron, int input) {
        return layer.weight().hasGradient() ? layer.weight().gradient().at(neuron * layer.inputs() + input) : 0;
    }
}
