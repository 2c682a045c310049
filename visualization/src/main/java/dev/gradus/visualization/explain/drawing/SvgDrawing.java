package dev.gradus.visualization.explain.drawing;

import dev.gradus.visualization.explain.drawing.Network.Box;
import dev.gradus.visualization.explain.drawing.Network.Edge;
import dev.gradus.visualization.explain.formula.Digits;
import dev.gradus.visualization.explain.formula.Equation;
import dev.gradus.visualization.explain.formula.PlainNotation;
import dev.gradus.visualization.page.Asset;
import dev.gradus.visualization.page.Element;
import java.util.List;

/** Networks as SVG, whose colours are those of the page around it. */
public final class SvgDrawing {
    private static final int TITLE = 34;

    private final PlainNotation notation;

    /** The drawing with so many digits. */
    public SvgDrawing(Digits digits) {
        notation = new PlainNotation(digits);
    }

    /** What the drawing looks like, for a page. */
    public static Asset style() {
        return Asset.of(SvgDrawing.class, "drawing.css");
    }

    /** A network for a page that has the {@link #style}. */
    public Element draw(Network network) {
        Layout layout = new Layout(network);
        Element svg = svg(layout.width(), layout.height())
                .with("class", "network")
                .with("role", "group")
                .with("aria-label", network.title());
        for (int column = 1; column < network.columns().size(); column++) {
            addEdges(svg, network, layout, column);
        }
        for (int column = 0; column < network.columns().size(); column++) {
            List<Box> boxes = network.columns().get(column).boxes();
            for (int place = 0; place < boxes.size(); place++) {
                svg.add(box(boxes.get(place), layout.left(column), layout.middle(column, place)));
            }
        }
        return svg;
    }

    /** All networks below each other, each under its title, as a file of its own. */
    public String file(List<Network> networks) {
        int width = 0;
        int height = 0;
        Element content = Element.of("g");
        for (Network network : networks) {
            Layout layout = new Layout(network);
            if (!network.title().isEmpty()) {
                content.add(text(network.title(), Layout.LINE, height + Layout.LINE + 4.0, "title"));
                height += TITLE;
            }
            content.add(draw(network).with("y", Integer.toString(height)));
            height += layout.height();
            width = Math.max(width, layout.width());
        }
        return standalone(svg(width, height).add(content));
    }

    /** Makes a file of a drawing that was made for a page: with its style, and the colours of a light page. */
    static String standalone(Element svg) {
        String colours = """
                svg { font: 14px sans-serif; --paper: #fff; --card: #fff; --ink: #1f2328; --quiet: #5b626b; --rule: #8c8880;
                  --accent: #0b5cad; --positive: #0069b0; --negative: #c25400; background: #fff; }
                """;
        String text = svg.html();
        int begin = text.indexOf('>') + 1;
        return text.substring(0, begin) + "<style>" + colours + style().text() + "</style>" + text.substring(begin)
                + "\n";
    }

    static Element svg(int width, int height) {
        return Element.of("svg")
                .with("xmlns", "http://www.w3.org/2000/svg")
                .with("viewBox", "0 0 %d %d".formatted(width, height))
                .with("width", Integer.toString(width))
                .with("height", Integer.toString(height));
    }

    private Element box(Box box, double x, double y) {
        Element group = Element.of("g")
                .add(Element.of("rect")
                        .with("x", figure(x))
                        .with("y", figure(y - Layout.BOX_HEIGHT / 2.0))
                        .with("width", Integer.toString(Layout.BOX_WIDTH))
                        .with("height", Integer.toString(Layout.BOX_HEIGHT))
                        .with("rx", "12"));
        List<String> lines = box.lines().stream().map(this::line).toList();
        for (int i = 0; i < lines.size(); i++) {
            double below = Layout.LINE * (i - (lines.size() - 1) / 2.0) + 5;
            group.add(text(lines.get(i), x + Layout.BOX_WIDTH / 2.0, y + below, "number"));
        }
        return box.id().isEmpty()
                ? group
                : Element.of("a")
                        .with("href", "#" + box.id())
                        .with("class", "neuron")
                        .with("aria-label", box.title() + ": " + String.join(", ", lines))
                        .add(group);
    }

    private void addEdges(Element svg, Network network, Layout layout, int column) {
        Element labels = Element.of("g");
        List<Box> boxes = network.columns().get(column).boxes();
        for (int neuron = 0; neuron < boxes.size(); neuron++) {
            List<Edge> edges = boxes.get(neuron).edges();
            for (int input = 0; input < edges.size(); input++) {
                Layout.Line line = layout.edge(column, neuron, input);
                List<String> lines =
                        edges.get(input).lines().stream().map(this::line).toList();
                svg.add(edge(edges.get(input), line, lines));
                if (layout.isLabelled(column)) {
                    for (int i = 0; i < lines.size(); i++) {
                        labels.add(text(
                                lines.get(i),
                                line.labelX(),
                                line.labelY() - 4 + 15 * i,
                                i == 0 ? "label weight" : "label gradient"));
                    }
                }
            }
        }
        // Above all edges, so that none crosses a number.
        svg.add(labels);
    }

    private static Element edge(Edge edge, Layout.Line line, List<String> lines) {
        return Element.of("line")
                .with("class", edge.weight() < 0 ? "edge negative" : "edge positive")
                .with("x1", figure(line.x1()))
                .with("y1", figure(line.y1()))
                .with("x2", figure(line.x2()))
                .with("y2", figure(line.y2()))
                .with("stroke-width", figure(1 + 3 * edge.strength()))
                .add(Element.of("title", String.join(", ", lines)));
    }

    private static Element text(String words, double x, double y, String kind) {
        return Element.of("text", words)
                .with("class", kind)
                .with("x", figure(x))
                .with("y", figure(y))
                .with("text-anchor", kind.equals("title") ? "start" : "middle");
    }

    private String line(Equation equation) {
        return String.join(" ", notation.of(equation));
    }

    private static String figure(double value) {
        return Double.toString(Math.rint(value * 10) / 10);
    }
}
