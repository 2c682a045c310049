package dev.gradus.visualization.explain;

import dev.gradus.visualization.explain.drawing.Network;
import dev.gradus.visualization.explain.drawing.Network.Box;
import dev.gradus.visualization.explain.drawing.Network.Column;
import dev.gradus.visualization.explain.drawing.Network.Edge;
import dev.gradus.visualization.explain.formula.Equation;
import dev.gradus.visualization.explain.formula.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What is drawn of a network for each sample: every neuron with its z, a and δ, every weight with its value and gradient. */
final class NetworkDrawing {
    private static final int WIDEST = 12;
    private static final int MOST_SAMPLES = 16;

    private final Recording recording;
    private final Symbols symbols;
    private final Words words;

    NetworkDrawing(Recording recording, Symbols symbols, Words words) {
        this.recording = recording;
        this.symbols = symbols;
        this.words = words;
    }

    /** Whether it is a chain of layers of neurons, and small enough to read. */
    boolean isPossible() {
        List<NeuronLayer> layers = recording.layers();
        for (int i = 0; i < layers.size(); i++) {
            boolean follows =
                    i == 0 || layers.get(i).input() == layers.get(i - 1).output();
            if (!follows || layers.get(i).neurons() > WIDEST || layers.get(i).inputs() > WIDEST) {
                return false;
            }
        }
        return !layers.isEmpty();
    }

    /** The samples, or the first ones of very many. */
    List<Network> samples() {
        return IntStream.range(0, Math.min(recording.rows(), MOST_SAMPLES))
                .mapToObj(this::sample)
                .toList();
    }

    /** What the drawing shows, and whether samples are left out. */
    String caption() {
        String caption = words.get("drawing.caption");
        return recording.rows() > MOST_SAMPLES
                ? caption + " " + words.get("drawing.first", MOST_SAMPLES, recording.rows())
                : caption;
    }

    private Network sample(int row) {
        NeuronLayer first = recording.layers().get(0);
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(
                words.get("drawing.inputs"),
                IntStream.range(0, first.inputs())
                        .mapToObj(i -> input(first, row, i))
                        .toList()));
        for (NeuronLayer layer : recording.layers()) {
            columns.add(new Column(
                    words.get("drawing.layer", layer.number()),
                    IntStream.range(0, layer.neurons())
                            .mapToObj(neuron -> neuron(layer, row, neuron))
                            .toList()));
        }
        String title = recording.rows() > 1 ? words.get("drawing.sample", row + 1) : "";
        return new Network(title, columns);
    }

    private Box input(NeuronLayer first, int row, int place) {
        return new Box(
                "",
                words.get("drawing.inputs"),
                List.of(Equation.of(symbols.input(first, row, place)).is(first.input(row, place))),
                List.of());
    }

    private Box neuron(NeuronLayer layer, int row, int neuron) {
        List<Equation> lines = new ArrayList<>();
        lines.add(Equation.of(symbols.z(layer, row, neuron)).is(layer.z(row, neuron)));
        if (layer.activation().isPresent()) {
            lines.add(Equation.of(symbols.a(layer, row, neuron)).is(layer.a(row, neuron)));
        }
        if (layer.isLearned()) {
            lines.add(Equation.of(symbols.delta(layer, row, neuron)).is(layer.delta(row, neuron)));
        }
        return new Box(
                BackwardPart.idOf(layer, neuron),
                words.get("backward.neuron", layer.number(), neuron + 1),
                lines,
                IntStream.range(0, layer.inputs())
                        .mapToObj(input -> edge(layer, neuron, input))
                        .toList());
    }

    private Edge edge(NeuronLayer layer, int neuron, int input) {
        double weight = layer.weight(neuron, input);
        List<Equation> lines = new ArrayList<>();
        lines.add(Equation.of(symbols.weight(layer, neuron, input)).is(weight));
        if (layer.weight().hasGradient()) {
            lines.add(Equation.of(symbols.gradient(Formula.symbol("w")))
                    .is(layer.weight().gradient().at(neuron * layer.inputs() + input)));
        }
        return new Edge(weight, lines);
    }
}
