package dev.gradus.core;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An argument that needs no gradient, as seen when the graph is walked. */
record Constant(@Nullable Tensor tensor) implements GraphNode {
    @Override
    public String operation() {
        return "constant";
    }

    @Override
    public List<GraphNode> inputs() {
        return List.of();
    }

    @Override
    public Optional<Tensor> value() {
        return Optional.ofNullable(tensor);
    }

    @Override
    public List<Optional<Tensor>> inputGradients(Tensor gradient) {
        return List.of();
    }
}
