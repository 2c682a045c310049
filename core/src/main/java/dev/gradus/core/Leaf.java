package dev.gradus.core;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The end of the graph: a tensor that was not computed and collects its gradient. */
final class Leaf extends Node {
    private final Tensor tensor;

    /** The array of a gradient that was forgotten, for the next one. */
    private @Nullable Object spare;

    Leaf(Tensor tensor) {
        this.tensor = tensor;
    }

    /** Keeps the array of a gradient that is needed no more, unless a user may hold it. */
    void keepSpare(Tensor gradient) {
        if (gradient.storage.hasOneHolder()) {
            spare = gradient.storage.array;
        }
    }

    void dropSpare() {
        spare = null;
    }

    /** Gives back the spare array, if there is one, just before the next gradient is computed. */
    void giveSpareTo(ArrayPool pool) {
        if (spare != null) {
            pool.give(spare);
            spare = null;
        }
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

    @Override
    public List<Optional<Tensor>> inputGradients(Tensor gradient) {
        return List.of();
    }
}
