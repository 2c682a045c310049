package dev.gradus.visualization.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the tape has about one tensor: how it was computed, and what went back through it. */
final class TapeNode {
    private final String operation;
    private final Optional<String> module;
    private Values value;
    private final List<TapeNode> inputs;
    private final List<Use> uses = new ArrayList<>();
    private @Nullable Values gradient;

    TapeNode(String operation, Optional<String> module, Values value, List<TapeNode> inputs) {
        this.operation = operation;
        this.module = module;
        this.value = value;
        this.inputs = inputs;
    }

    /** The name of the operation; {@code leaf} or {@code constant} for what was given. */
    String operation() {
        return operation;
    }

    /** The path of the module in which it was computed; empty outside of the model, as in the loss. */
    Optional<String> module() {
        return module;
    }

    Values value() {
        return value;
    }

    List<TapeNode> inputs() {
        return inputs;
    }

    /** What was computed from it, as far as gradients come back from there. */
    List<Use> uses() {
        return uses;
    }

    /** ∂L/∂ its value, the sum over all uses. */
    Values gradient() {
        if (gradient == null) {
            throw new IllegalStateException("no gradient came to " + operation);
        }
        return gradient;
    }

    boolean hasGradient() {
        return gradient != null;
    }

    void setGradient(Values arrived) {
        gradient = arrived;
    }

    /** Leaves the numbers of a leaf away, of which only the shape is needed from now on. */
    void forgetNumbers() {
        value = value.shapeOnly();
        gradient = gradient == null ? null : gradient.shapeOnly();
        uses.clear();
    }

    boolean isGiven() {
        return inputs.isEmpty();
    }

    /**
     * A use of a tensor by an operation.
     *
     * @param by the operation
     * @param input its place among the operation's inputs
     * @param contribution the gradient that came back
     * @param local the local derivatives; null where there are too many to tell
     */
    record Use(
            TapeNode by,
            int input,
            Values contribution,
            @Nullable Local local) {}
}
