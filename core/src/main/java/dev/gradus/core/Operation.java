package dev.gradus.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A differentiable operation: how the output is computed, and beside it, how a gradient goes back.
 *
 * <p>An instance serves one call. {@link #apply} computes the output and, where a gradient may be asked for, keeps the
 * instance as a node of the graph, which holds the nodes of its inputs (not the inputs) and what {@link #save} keeps.
 */
abstract class Operation extends Node {
    private static final @Nullable Node[] RELEASED = {};
    private static final @Nullable Saved[] NOTHING = {};
    private static final Shape[] NO_SHAPES = {};

    private final String name;
    private @Nullable Node[] edges = RELEASED;
    private Shape[] inputShapes = NO_SHAPES;
    private @Nullable Saved[] kept = NOTHING;
    private int depth;
    private @Nullable Trace trace;
    private @Nullable Tensor retaining;

    Operation(String name) {
        this.name = name;
    }

    /** The output, without any record of how it came to be. */
    abstract Tensor forward(GradientMode mode, Tensor... inputs);

    /** Keeps, by {@link #keep}, what {@link #gradient} will need; called only when the operation is recorded. */
    void save(Tensor[] inputs, Tensor output) {}

    /**
     * The gradient of the loss with respect to one input.
     *
     * @param input which input
     * @param upstream the gradient with respect to the output
     */
    abstract Tensor gradient(int input, Tensor upstream);

    /** Computes the output and records this operation if one of the inputs requires a gradient. */
    final Tensor apply(Tensor... inputs) {
        GradientMode mode = GradientMode.current();
        Tensor output = watchedForward(mode, inputs);
        record(inputs, output, mode);
        return output;
    }

    /** The output; a method of its own, since the JIT compiler inlines small ones everywhere. */
    private Tensor watchedForward(GradientMode mode, Tensor... inputs) {
        return FlightRecording.wantsOperations() ? timedForward(mode, inputs) : forward(mode, inputs);
    }

    /** The output, with an event for the Flight Recorder. */
    Tensor timedForward(GradientMode mode, Tensor... inputs) {
        OperationEvent event = OperationEvent.begun();
        Tensor output = forward(mode, inputs);
        event.end(name, output);
        return output;
    }

    /** Records how the output came to be, if one of the inputs requires a gradient. */
    final void record(Tensor[] inputs, Tensor output, GradientMode mode) {
        if (!mode.isRecording() || !output.dtype().isFloating()) {
            return;
        }
        Node[] nodes = new Node[inputs.length];
        int deepest = -1;
        for (int i = 0; i < inputs.length; i++) {
            Node node = inputs[i].node;
            nodes[i] = node;
            if (node != null) {
                deepest = Math.max(deepest, node.depth());
            }
        }
        if (deepest < 0) {
            return;
        }
        edges = nodes;
        depth = deepest + 1;
        inputShapes = shapesOf(inputs);
        save(inputs, output);
        output.node = this;
        if (mode.keepsValues()) {
            trace = new Trace(inputs.clone(), output);
        }
    }

    /** Whether the gradient needs what the output holds, or somebody wants the gradient of the output. */
    final boolean needsOutput(Tensor output) {
        for (Saved saved : kept) {
            if (saved != null && saved.isIn(output.storage)) {
                return true;
            }
        }
        return retaining != null;
    }

    /** Whether a gradient flows to this input; known once the operation is recorded. */
    final boolean needsGradient(int input) {
        return edges[input] != null;
    }

    /** The number of inputs of the recorded operation. */
    final int inputCount() {
        return inputShapes.length;
    }

    /** The shape of an input of the recorded operation. */
    final Shape inputShape(int input) {
        return inputShapes[input];
    }

    /** Keeps tensors for {@link #gradient}, guarded against changes in place; null where one will not be asked for. */
    final void keep(@Nullable Tensor... tensors) {
        kept = new Saved[tensors.length];
        for (int i = 0; i < tensors.length; i++) {
            Tensor tensor = tensors[i];
            kept[i] = tensor == null ? null : new Saved(name, tensor);
        }
    }

    /** A tensor that was kept, by its place among them. */
    final Tensor kept(int place) {
        return Objects.requireNonNull(kept[place], "a gradient asked for a tensor that was not kept")
                .get();
    }

    private static Shape[] shapesOf(Tensor[] inputs) {
        Shape[] shapes = new Shape[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            shapes[i] = inputs[i].shape();
        }
        return shapes;
    }

    /** Asks for the gradient of the output to be kept there by every backward pass that accumulates. */
    final void retainGradIn(Tensor output) {
        retaining = output;
    }

    @Override
    final void accumulate(Tensor gradient) {
        if (retaining != null) {
            // A copy, since the gradient goes on to others.
            retaining.accumulateGrad(gradient.copy());
        }
    }

    @Override
    final int depth() {
        return depth;
    }

    @Override
    void backward(Tensor gradient, BackwardPass pass) {
        checkNotReleased();
        for (int i = 0; i < edges.length; i++) {
            Node edge = edges[i];
            if (edge != null && pass.needs(edge)) {
                pass.deliver(this, i, edge, pass.gradient(this, i, gradient));
            }
        }
    }

    /** The gradient of one input as its node may have it. */
    final Tensor gradientToDeliver(int input, Tensor upstream) {
        Tensor gradient = gradient(input, upstream);
        boolean isShared = gradient.storage == upstream.storage || !gradient.isContiguous();
        // A leaf keeps its gradient, and its owner may change it in place: it must be nobody else's, and no stretched
        // view.
        return edges[input] instanceof Leaf && isShared ? gradient.copy() : gradient;
    }

    final void checkNotReleased() {
        if (edges == RELEASED) {
            throw new IllegalStateException(
                    "backward of %s: the graph was freed by an earlier backward(); pass retainGraph to that call, or compute the result again"
                            .formatted(name));
        }
    }

    final @Nullable Node edge(int input) {
        return edges[input];
    }

    @Override
    void release() {
        edges = RELEASED;
        kept = NOTHING;
        trace = null;
    }

    @Override
    public final String operation() {
        return name;
    }

    @Override
    public final List<GraphNode> inputs() {
        List<GraphNode> result = new ArrayList<>();
        for (int i = 0; i < edges.length; i++) {
            Node edge = edges[i];
            result.add(edge != null ? edge : new Constant(trace == null ? null : trace.inputs()[i]));
        }
        return List.copyOf(result);
    }

    @Override
    public final Optional<Tensor> value() {
        return Optional.ofNullable(trace).map(Trace::output);
    }

    @Override
    public final List<Optional<Tensor>> inputGradients(Tensor gradient) {
        checkNotReleased();
        if (trace != null && !trace.output().shape().equals(gradient.shape())) {
            throw error(
                    "inputGradients expects a gradient of the output's shape %s, got %s",
                    trace.output().shape(), gradient.shape());
        }
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            SingleStep step = new SingleStep(edges.length);
            // A copy, since a function of a user's own may keep it.
            backward(gradient.detach().copy(), step);
            return step.gradients();
        }
    }

    final OperationException error(String problem, Object... arguments) {
        return new OperationException(name, problem.formatted(arguments));
    }

    /** The values at this node, kept for those who walk the graph. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Trace(Tensor[] inputs, Tensor output) {}
}
