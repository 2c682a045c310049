package dev.gradus.core;

/**
 * Hears of every gradient on its way back through a graph: see {@link Autograd#listen}. For each node, first what each
 * operation that used it contributes, then their sum. What it is given is its own to keep.
 */
public interface BackwardListener {
    /**
     * The gradient of a node is complete.
     *
     * @param node an operation or a leaf
     * @param gradient the sum of all contributions, of the shape of the node's value, before hooks see it
     */
    void onGradient(GraphNode node, Tensor gradient);

    /**
     * An operation hands a gradient on to one of its inputs: the gradient that it got itself, times its local derivative.
     *
     * @param operation the operation, whose graph is not freed yet
     * @param input the place of the input among {@link GraphNode#inputs()}
     * @param gradient the contribution, of the input's shape
     */
    void onContribution(GraphNode operation, int input, Tensor gradient);
}
