package dev.gradus.core;

import java.util.List;
import java.util.Optional;

/** The end of the graph: a tensor that was not computed and collects its gradient. */
final class Leaf extends Node {
    private final Tensor tensor;

    Leaf(Tensor tensor) {
        this.tensor = tensor;
    }

    @Override
    int depth() {
        return 0;
    }

    @Override
    void accumulate(Tensor gradient) {
        // It may have been frozen since the graph was recorded.
        if (tensor.requiresGrad()) {
            tensor.accumulateGrad(gradient);
        }
    }

    @Override
    void backward(Tensor gradient, BackwardPass pass) {
        // Nothing lies behind a leaf.
    }

    @Override
    void release() {
        // A leaf outlives every graph that is built on it.
    }

    @Override
    public String operation() {
        return "leaf";
    }

    @Override
    public List<GraphNode> inputs() {
        return List.of();
    }

    @Override
    public Optional<Tensor> value() {
        return Optional.of(tensor);
    }
}
