package dev.gradus.visualization.explain;

import dev.gradus.visualization.explain.formula.Digits;
import dev.gradus.visualization.explain.formula.Formula;
import dev.gradus.visualization.explain.formula.PlainNotation;
import dev.gradus.visualization.page.Asset;
import dev.gradus.visualization.page.Element;
import java.util.ArrayList;
import java.util.List;

/** The network as SVG: every neuron with its z, a and δ, every weight as an edge with its value and gradient. */
final class NetworkDrawing {
    private static final int WIDEST = 12;
    private static final int MOST_LABELS = 12;
    private static final int MOST_LABELLED_INPUTS = 4;
    private static final int GAP = 250;
    private static final int ROW = 122;
    private static final int BOX_WIDTH = 144;
    private static final int BOX_HEIGHT = 82;
    private static final int LINE = 20;
    private static final int MARGIN = 14;
    private static final int DIGITS = 4;

    /** Where on an edge the labels stand: those of one input below each other, those of the next one beside them. */
    private static final double LABELS_FROM = 0.3;

    private static final double LABELS_SPAN = 0.48;
    private static final double SINGLE_LABEL = 0.45;

    private final Recording recording;
    private final Symbols symbols;
    private final Words words;
    private final PlainNotation notation;
    private final int tallest;

    NetworkDrawing(Recording recording, Symbols symbols, Words words) {
        this.recording = recording;
        this.symbols = symbols;
        this.words = words;
        notation = new PlainNotation(new Digits(DIGITS, recording.about().type().equals("float32")));
        tallest = recording.layers().stream()
                .mapToInt(layer -> Math.max(layer.neurons(), layer.inputs()))
                .max()
                .orElse(0);
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

    /** For a page, whose style it takes. */
    String inPage() {
        return drawing().html();
    }

    /** As a file of its own. */
    String standalone() {
        String style = Asset.of(NetworkDrawing.class, "drawing.css").text();
        String colours = """
                svg { font: 14px sans-serif; --paper: #fff; --card: #fff; --ink: #1f2328; --quiet: #5b626b; --rule: #8c8880;
                  --accent: #0b5cad; --positive: #0069b0; --negative: #c25400; background: #fff; }
                """;
        String svg = inPage();
        int begin = svg.indexOf('>') + 1;
        return svg.substring(0, begin) + "<style>" + colours + style + "</style>" + svg.substring(begin) + "\n";
    }

    private Element drawing() {
        int width = (int) left(recording.layers().size()) + BOX_WIDTH + MARGIN;
        int height = tallest * ROW + 2 * MARGIN;
        Element svg = Element.of("svg")
                .with("xmlns", "http://www.w3.org/2000/svg")
                .with("viewBox", "0 0 %d %d".formatted(width, height))
                .with("width", Integer.toString(width))
                .with("height", Integer.toString(height))
                .with("class", "network")
                .with("role", "group")
                .with("aria-label", words.get("drawing.title"));
        recording.layers().forEach(layer -> addEdges(svg, layer));
        NeuronLayer first = recording.layers().get(0);
        for (int i = 0; i < first.inputs(); i++) {
            svg.add(box(0, i, first.inputs(), List.of(line(symbols.input(first, 0, i), first.input(0, i)))));
        }
        recording.layers().forEach(layer -> addNeurons(svg, layer));
        return svg;
    }

    private String line(Formula symbol, double value) {
        return notation.of(symbol) + " = " + notation.of(Formula.number(value));
    }

    private void addNeurons(Element svg, NeuronLayer layer) {
        for (int neuron = 0; neuron < layer.neurons(); neuron++) {
            List<String> lines = new ArrayList<>();
            lines.add(line(symbols.z(layer, 0, neuron), layer.z(0, neuron)));
            if (layer.activation().isPresent()) {
                lines.add(line(symbols.a(layer, 0, neuron), layer.a(0, neuron)));
            }
            if (layer.isLearned()) {
                lines.add(line(symbols.delta(layer, 0, neuron), layer.delta(0, neuron)));
            }
            svg.add(Element.of("a")
                    .with("href", "#" + BackwardPart.idOf(layer, neuron))
                    .with("class", "neuron")
                    .with(
                            "aria-label",
                            words.get("drawing.neuron", layer.number(), neuron + 1, String.join(", ", lines)))
                    .add(box(layer.number(), neuron, layer.neurons(), lines)));
        }
    }

    /** The left side of a column; labels beside each other need a wider gap before it. */
    private double left(int column) {
        double x = MARGIN;
        for (NeuronLayer layer : recording.layers().subList(0, column)) {
            int beside = isLabelled(layer) && layer.neurons() > 1 ? Math.max(1, layer.inputs() - 1) : 1;
            x += BOX_WIDTH + (double) GAP * beside;
        }
        return x;
    }

    private static boolean isLabelled(NeuronLayer layer) {
        boolean fits = layer.neurons() == 1 || layer.inputs() <= MOST_LABELLED_INPUTS;
        return fits && layer.inputs() * layer.neurons() <= MOST_LABELS;
    }

    /** The middle of a box; columns are centred. */
    private double middle(int place, int count) {
        return MARGIN + ROW * ((tallest - count) / 2.0 + place + 0.5);
    }

    private Element box(int column, int place, int count, List<String> lines) {
        double x = left(column);
        double y = middle(place, count);
        Element group = Element.of("g")
                .add(Element.of("rect")
                        .with("x", figure(x))
                        .with("y", figure(y - BOX_HEIGHT / 2.0))
                        .with("width", Integer.toString(BOX_WIDTH))
                        .with("height", Integer.toString(BOX_HEIGHT))
                        .with("rx", "12"));
        for (int i = 0; i < lines.size(); i++) {
            group.add(Element.of("text", lines.get(i))
                    .with("x", figure(x + BOX_WIDTH / 2.0))
                    .with("y", figure(y + LINE * (i - (lines.size() - 1) / 2.0) + 5))
                    .with("text-anchor", "middle"));
        }
        return group;
    }

    private void addEdges(Element svg, NeuronLayer layer) {
        Element labels = Element.of("g");
        for (int neuron = 0; neuron < layer.neurons(); neuron++) {
            for (int input = 0; input < layer.inputs(); input++) {
                addEdge(svg, labels, layer, neuron, input);
            }
        }
        // Above all edges, so that none crosses a number.
        svg.add(labels);
    }

    private void addEdge(Element svg, Element labels, NeuronLayer layer, int neuron, int input) {
        double weight = layer.weight(neuron, input);
        double x1 = left(layer.number() - 1) + BOX_WIDTH;
        double y1 = middle(input, layer.inputs());
        double x2 = left(layer.number());
        double y2 = middle(neuron, layer.neurons());
        String value = line(symbols.weight(layer, neuron, input), weight);
        String gradient = layer.weight().hasGradient()
                ? "∂L/∂w = "
                        + notation.of(Formula.number(layer.weight().gradient().at(neuron * layer.inputs() + input)))
                : "";
        svg.add(Element.of("line")
                .with("class", weight < 0 ? "edge negative" : "edge positive")
                .with("x1", figure(x1))
                .with("y1", figure(y1))
                .with("x2", figure(x2))
                .with("y2", figure(y2))
                .with("stroke-width", figure(1 + 3 * Math.min(1, Math.abs(weight))))
                .add(Element.of("title", value + (gradient.isEmpty() ? "" : ", " + gradient))));
        if (isLabelled(layer)) {
            double along = layer.neurons() == 1 || layer.inputs() == 1
                    ? SINGLE_LABEL
                    : LABELS_FROM + LABELS_SPAN * input / (layer.inputs() - 1);
            double x = x1 + along * (x2 - x1);
            double y = y1 + along * (y2 - y1);
            labels.add(label(x, y - 4, "weight", value));
            labels.add(label(x, y + 11, "gradient", gradient));
        }
    }

    private static Element label(double x, double y, String kind, String text) {
        return Element.of("text", text)
                .with("class", "label " + kind)
                .with("x", figure(x))
                .with("y", figure(y))
                .with("text-anchor", "middle");
    }

    private static String figure(double value) {
        return Double.toString(Math.rint(value * 10) / 10);
    }
}
