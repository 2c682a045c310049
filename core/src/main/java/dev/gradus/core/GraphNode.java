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
}
