package dev.gradus.visualization.explain.drawing;

import dev.gradus.visualization.explain.formula.Equation;
import java.util.List;

/**
 * A network with the numbers of one sample: columns of boxes, each box joined to all boxes of the column before.
 *
 * @param title which sample it is; empty where there is only one
 * @param columns the inputs, and each layer of neurons
 */
public record Network(String title, List<Column> columns) {
    /** Copies the columns. */
    public Network {
        columns = List.copyOf(columns);
    }

    /**
     * The inputs, or a layer.
     *
     * @param title what it is
     * @param boxes its inputs or neurons
     */
    public record Column(String title, List<Box> boxes) {}

    /**
     * An input or a neuron.
     *
     * @param id by which a page finds its derivation; empty for an input
     * @param title what it is
     * @param lines its numbers
     * @param edges the weights that lead to it, one from each box of the column before; none for an input
     */
    public record Box(String id, String title, List<Equation> lines, List<Edge> edges) {}

    /**
     * A weight.
     *
     * @param weight its value
     * @param lines what is written at it: the weight, and its gradient if it has any
     */
    public record Edge(double weight, List<Equation> lines) {
        /** How thick a line stands for it, from 0 to 1. */
        double strength() {
            return Math.min(1, Math.abs(weight));
        }
    }
}
