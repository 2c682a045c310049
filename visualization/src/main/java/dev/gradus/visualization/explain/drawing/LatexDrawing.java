package dev.gradus.visualization.explain.drawing;

import dev.gradus.visualization.explain.drawing.Network.Box;
import dev.gradus.visualization.explain.drawing.Network.Edge;
import dev.gradus.visualization.explain.formula.Digits;
import dev.gradus.visualization.explain.formula.Equation;
import dev.gradus.visualization.explain.formula.LatexNotation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A network by LaTeX's own picture commands, which need no package but {@code graphicx} and {@code color} around them: an edge
 * is a curve whose middle lies on the straight line, since LaTeX's lines know a few slopes only. Dots are a negative weight.
 */
public final class LatexDrawing {
    private static final int DOT_DISTANCE = 7;

    private final LatexNotation notation;
    private final StringBuilder text = new StringBuilder();

    /** The drawing with so many digits. */
    public LatexDrawing(Digits digits) {
        notation = LatexNotation.low(digits);
    }

    /** The picture under its title, made smaller where it is wider than the page. */
    public String draw(Network network) {
        Layout layout = new Layout(network);
        add("\\begin{center}%n\\setlength{\\unitlength}{0.2mm}\\setlength{\\fboxsep}{1pt}%n");
        if (!network.title().isEmpty()) {
            add("\\textbf{%s}\\\\*%n", LatexNotation.escaped(network.title()));
        }
        add("\\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{%%%n");
        add("\\begin{picture}(%d,%d)(0,%d)%n", layout.width(), layout.height(), -layout.height());
        for (int column = 1; column < network.columns().size(); column++) {
            addEdges(network.columns().get(column).boxes(), layout, column);
        }
        for (int column = 0; column < network.columns().size(); column++) {
            List<Box> boxes = network.columns().get(column).boxes();
            for (int place = 0; place < boxes.size(); place++) {
                addBox(boxes.get(place), layout.left(column), layout.middle(column, place));
            }
        }
        add("\\end{picture}}%n\\end{center}%n");
        return text.toString();
    }

    private void addEdges(List<Box> boxes, Layout layout, int column) {
        for (int neuron = 0; neuron < boxes.size(); neuron++) {
            List<Edge> edges = boxes.get(neuron).edges();
            for (int input = 0; input < edges.size(); input++) {
                addEdge(edges.get(input), layout.edge(column, neuron, input));
            }
        }
        if (!layout.isLabelled(column)) {
            return;
        }
        for (int neuron = 0; neuron < boxes.size(); neuron++) {
            List<Edge> edges = boxes.get(neuron).edges();
            for (int input = 0; input < edges.size(); input++) {
                Layout.Line line = layout.edge(column, neuron, input);
                add(
                        "\\put(%.1f,%.1f){\\makebox(0,0){\\colorbox{white}{\\scriptsize%s}}}%n",
                        line.labelX(), -line.labelY(), stack(edges.get(input).lines()));
            }
        }
    }

    private void addEdge(Edge edge, Layout.Line line) {
        int dots = (int) (Math.hypot(line.x2() - line.x1(), line.y2() - line.y1()) / DOT_DISTANCE);
        add("\\linethickness{%.2fmm}", 0.1 + 0.3 * edge.strength());
        add(
                "\\qbezier%s(%.1f,%.1f)(%.1f,%.1f)(%.1f,%.1f)%n",
                edge.weight() < 0 ? "[" + dots + "]" : "",
                line.x1(),
                -line.y1(),
                (line.x1() + line.x2()) / 2,
                -(line.y1() + line.y2()) / 2,
                line.x2(),
                -line.y2());
    }

    private void addBox(Box box, double x, double y) {
        add(
                "\\linethickness{0.2mm}\\put(%.1f,%.1f){\\framebox(%d,%d){\\footnotesize%s}}%n",
                x, -y - Layout.BOX_HEIGHT / 2.0, Layout.BOX_WIDTH, Layout.BOX_HEIGHT, stack(box.lines()));
    }

    private String stack(List<Equation> lines) {
        return lines.stream()
                .map(equation -> "$" + String.join(" ", notation.of(equation)) + "$")
                .collect(Collectors.joining("\\\\", "\\shortstack{", "}"));
    }

    private void add(String pattern, Object... arguments) {
        text.append(String.format(Locale.ROOT, pattern, arguments));
    }
}
