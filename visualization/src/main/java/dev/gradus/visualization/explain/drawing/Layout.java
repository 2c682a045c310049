package dev.gradus.visualization.explain.drawing;

import dev.gradus.visualization.explain.drawing.Network.Box;
import java.util.List;

/** Where the boxes and the numbers at the edges of a network stand, in pixels from the upper left corner. */
final class Layout {
    static final int BOX_WIDTH = 144;
    static final int BOX_HEIGHT = 82;
    static final int LINE = 20;

    private static final int GAP = 290;
    private static final int ROW = 122;
    private static final int MARGIN = 14;
    private static final int MOST_LABELS = 12;
    private static final int MOST_LABELLED_INPUTS = 4;

    /** Where on an edge the labels stand: those of one input below each other, those of the next one beside them. */
    private static final double LABELS_FROM = 0.32;

    private static final double LABELS_SPAN = 0.41;
    private static final double SINGLE_LABEL = 0.45;

    private final Network network;
    private final int tallest;

    Layout(Network network) {
        this.network = network;
        tallest = network.columns().stream()
                .mapToInt(column -> column.boxes().size())
                .max()
                .orElse(0);
    }

    int width() {
        return (int) left(network.columns().size() - 1) + BOX_WIDTH + MARGIN;
    }

    int height() {
        return tallest * ROW + 2 * MARGIN;
    }

    /** The left side of the boxes of a column; labels beside each other need a wider gap before it. */
    double left(int column) {
        double x = MARGIN;
        for (int next = 1; next <= column; next++) {
            int beside = isLabelled(next) && boxes(next).size() > 1 ? Math.max(1, inputs(next) - 1) : 1;
            x += BOX_WIDTH + (double) GAP * beside;
        }
        return x;
    }

    /** The middle of a box; columns are centred. */
    double middle(int column, int place) {
        return MARGIN + ROW * ((tallest - boxes(column).size()) / 2.0 + place + 0.5);
    }

    /** Whether the weights that lead to a column are few enough to be written at its edges. */
    boolean isLabelled(int column) {
        boolean fits = boxes(column).size() == 1 || inputs(column) <= MOST_LABELLED_INPUTS;
        return fits && inputs(column) * boxes(column).size() <= MOST_LABELS;
    }

    /** The edge to a neuron from one of its inputs. */
    Line edge(int column, int neuron, int input) {
        double along = boxes(column).size() == 1 || inputs(column) == 1
                ? SINGLE_LABEL
                : LABELS_FROM + LABELS_SPAN * input / (inputs(column) - 1);
        return new Line(
                left(column - 1) + BOX_WIDTH, middle(column - 1, input), left(column), middle(column, neuron), along);
    }

    private List<Box> boxes(int column) {
        return network.columns().get(column).boxes();
    }

    private int inputs(int column) {
        return boxes(column - 1).size();
    }

    /** An edge, and how far along it its label stands. */
    record Line(double x1, double y1, double x2, double y2, double along) {
        double labelX() {
            return x1 + along * (x2 - x1);
        }

        double labelY() {
            return y1 + along * (y2 - y1);
        }
    }
}
