package dev.gradus.training;

import dev.gradus.core.Autograd;
import dev.gradus.core.BackwardListener;
import dev.gradus.core.GraphNode;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Module;
import dev.gradus.core.module.ModuleTrace;
import dev.gradus.losses.Loss;
import dev.gradus.training.data.Batch;
import dev.gradus.training.diagnosis.TensorStatistics;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A batch that is run once more, with the value of every operation kept, and the module in which each took place. */
final class TracedBatch {
    /** What a node is said to be in that no module holds. */
    private final String outside;

    private final Layer model;
    private final ModuleTrace trace;
    private final Tensor error;

    private TracedBatch(Layer model, Loss loss, Batch batch) {
        this.model = model;
        outside = loss.typeName();
        trace = ModuleTrace.of(model);
        try (trace;
                Autograd.Scope recording = Autograd.enableGrad();
                Autograd.Scope values = Autograd.keepValues()) {
            error = loss.apply(model.apply(recorded(batch.inputs())), batch.targets());
        }
    }

    /** The first operation in the forward pass whose result is not finite though all it was made of is. */
    static Optional<Origin> forward(Layer model, Loss loss, Batch batch) {
        return find(model, loss, batch, TracedBatch::forward);
    }

    /** The first operation on the way back that makes a gradient which is not finite of one that is. */
    static Optional<Origin> backward(Layer model, Loss loss, Batch batch) {
        return find(model, loss, batch, TracedBatch::backward);
    }

    private static Optional<Origin> find(
            Layer model, Loss loss, Batch batch, Function<TracedBatch, Optional<Origin>> search) {
        try (KeptBuffers ignored = new KeptBuffers(model)) {
            return search.apply(new TracedBatch(model, loss, batch));
        }
    }

    /** The inputs such that also what is computed from them alone is recorded. */
    private static Tensor recorded(Tensor inputs) {
        return inputs.dtype().isFloating() ? inputs.detach().copy().requiresGrad(true) : inputs;
    }

    private String nameOf(String path) {
        return nameOf(path, Objects.requireNonNull(model.namedModules().get(path)));
    }

    static String nameOf(String path, Module module) {
        return "%s (%s)".formatted(path.isEmpty() ? "model" : "model." + path, module.typeName());
    }

    private Optional<Origin> forward() {
        for (GraphNode node : inOrder()) {
            Optional<Tensor> value = node.value();
            if (value.isEmpty()
                    || isLeaf(node)
                    || TensorStatistics.of(value.get()).isFinite()) {
                continue;
            }
            List<TensorStatistics> inputs = inputsOf(node);
            if (inputs.stream().allMatch(TensorStatistics::isFinite)) {
                return Optional.of(origin(node, inputs));
            }
        }
        return Optional.empty();
    }

    private Optional<Origin> backward() {
        List<GraphNode> order = inOrder();
        // Looked at before the walk, since the graph forgets what it is made of as it is walked.
        List<Step> steps = order.stream()
                .map(node -> new Step(node, node.inputs(), inputsOf(node)))
                .toList();
        Set<GraphNode> spoilt = Collections.newSetFromMap(new IdentityHashMap<>());
        try (Autograd.Scope listening = Autograd.listen(new Spoilt(spoilt))) {
            gradientsOf(order);
        }
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            if (!spoilt.contains(step.node()) && step.inputs().stream().anyMatch(spoilt::contains)) {
                return Optional.of(origin(step.node(), step.statistics()));
            }
        }
        return Optional.empty();
    }

    /** Collects the nodes whose gradients are not finite. */
    private record Spoilt(Set<GraphNode> nodes) implements BackwardListener {
        @Override
        public void onGradient(GraphNode node, Tensor gradient) {
            if (!TensorStatistics.of(gradient).isFinite()) {
                nodes.add(node);
            }
        }

        @Override
        public void onContribution(GraphNode operation, int input, Tensor gradient) {
            // Their sums are enough.
        }
    }

    /** An operation with what it was made of. */
    private record Step(GraphNode node, List<GraphNode> inputs, List<TensorStatistics> statistics) {}

    /** Not into the leaves' own gradients, which stay as they are. */
    private void gradientsOf(List<GraphNode> order) {
        List<Tensor> leaves = order.stream()
                .filter(TracedBatch::isLeaf)
                .flatMap(node -> node.value().stream())
                .filter(Tensor::requiresGrad)
                .toList();
        Autograd.grad(error, leaves.toArray(Tensor[]::new));
    }

    private Origin origin(GraphNode node, List<TensorStatistics> inputs) {
        return new Origin(
                node.operation(),
                trace.moduleOf(node).map(this::nameOf).orElse(outside),
                inputs.stream().map(TensorStatistics::toString).collect(Collectors.joining(" and ")));
    }

    private static List<TensorStatistics> inputsOf(GraphNode node) {
        return node.inputs().stream()
                .flatMap(input -> input.value().stream())
                .map(TensorStatistics::of)
                .toList();
    }

    private static boolean isLeaf(GraphNode node) {
        return node.inputs().isEmpty();
    }

    /** All nodes of the graph, each after those that it was made of. */
    private List<GraphNode> inOrder() {
        return error.graphNode().map(GraphNode::inOrder).orElse(List.of());
    }

    /**
     * Where a number that is not finite comes from.
     *
     * @param operation its name, such as {@code log}
     * @param module in which it took place, or the loss
     * @param inputs what its inputs are like
     */
    record Origin(String operation, String module, String inputs) {}
}
