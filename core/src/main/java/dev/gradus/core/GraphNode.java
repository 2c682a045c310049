package dev.gradus.core;

import java.util.List;
import java.util.Optional;

/**
 * A node of the recorded computation graph, to be read only: what was computed, from what. Walk it from
 * {@link Tensor#graphNode()} of a result back to the leaves.
 */
public interface GraphNode {
    /** The name of the operation, such as {@code matmul}; {@code leaf} or {@code constant} where nothing was computed. */
    String operation();

    /**
     * The nodes of the operation's arguments, in order; none for a leaf or constant, nor after the graph was freed.
     *
     * <p>An argument through which no gradient flows is a constant node.
     */
    List<GraphNode> inputs();

    /**
     * The value at this node: of a leaf always, of anything else if it was computed within
     * {@link Autograd#keepValues()}, since the graph itself keeps only what the backward pass needs.
     */
    Optional<Tensor> value();

    /**
     * What this operation alone makes of a gradient of its output, by its own rule: for each input x the product of the
     * gradient with the local derivative ∂y/∂x. No gradient of any tensor changes.
     *
     * <p>An element-wise operation makes the local derivatives themselves of a gradient of ones.
     *
     * @param gradient of some L with respect to y, the value of this node, and of its shape
     * @return one gradient for each of the {@link #inputs()}, of its shape; empty where none flows
     * @throws IllegalStateException if the graph was freed; keep it with {@code backward(gradient, true, false)}
     */
    List<Optional<Tensor>> inputGradients(Tensor gradient);

    /** What the operation was told besides its inputs; empty where the inputs say it all, or nobody has asked so far. */
    default Optional<OperationSettings> settings() {
        return Optional.empty();
    }

    /** This node and all that it was computed from, each after its inputs; without the constants among them. */
    default List<GraphNode> inOrder() {
        return GraphOrder.of(this);
    }
}
