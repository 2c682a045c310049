package dev.gradus.visualization.explain;

import com.google.common.base.Suppliers;
import dev.gradus.core.GraphNode;
import dev.gradus.core.OperationSettings;
import dev.gradus.core.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the tape has about one tensor: how it was computed, and what went back through it. */
final class TapeNode {
    private final String operation;
    private final Optional<String> module;
    private final Optional<OperationSettings> settings;
    private Values value;
    private final List<TapeNode> inputs;
    private final List<Shape> operandShapes;
    private final boolean learned;
    private final List<Use> uses = new ArrayList<>();
    private final @Nullable Local[] locals;
    private Shape shape;
    private @Nullable Values gradient;
    private final Supplier<Optional<OperationRule>> rule;

    /**
     * The entry of a recorded node.
     *
     * @param inputs the entries of what it was computed from
     * @param learned whether its gradient is wanted, which goes for an operation if it goes for an input
     */
    TapeNode(GraphNode node, Optional<String> module, List<TapeNode> inputs, boolean learned) {
        operation = node.operation();
        this.module = module;
        settings = node.settings();
        value = Values.of(node.value().orElseThrow());
        shape = value.shape();
        this.inputs = inputs;
        operandShapes = node.inputs().stream()
                .map(input -> input.value().orElseThrow().shape())
                .toList();
        this.learned = learned;
        locals = new Local[inputs.size()];
        rule = Suppliers.memoize(() -> isGiven() ? Optional.empty() : OperationRules.of(this));
    }

    /** The name of the operation; {@code leaf} or {@code constant} for what was given. */
    String operation() {
        return operation;
    }

    /** The path of the module in which it was computed; empty outside of the model, as in the loss. */
    Optional<String> module() {
        return module;
    }

    Optional<OperationSettings> settings() {
        return settings;
    }

    Values value() {
        return value;
    }

    /** The shape by which its elements are called: the one in which its module gave it on. */
    Shape shape() {
        return shape;
    }

    /** Its module gave it another shape, as a normalisation does that computed on rows. */
    void reshape(Shape changed) {
        shape = changed;
    }

    List<TapeNode> inputs() {
        return inputs;
    }

    /** The shape in which the operation got an input, which may have had another one before. */
    Shape operandShape(int input) {
        return operandShapes.get(input);
    }

    /** The formulas of the operation; empty if they are not known. */
    Optional<OperationRule> rule() {
        return rule.get();
    }

    /** The local derivatives by an input; empty where there are too many to tell, or no gradient goes there. */
    Optional<Local> local(int input) {
        return Optional.ofNullable(locals[input]);
    }

    void setLocal(int input, Local local) {
        locals[input] = local;
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

    /** Whether it was given and nothing is learned from its gradient. */
    boolean isConstant() {
        return isGiven() && !learned;
    }

    /** Whether something that is learned is among what it was computed from, or it is learned itself. */
    boolean isLearned() {
        return learned;
    }

    /**
     * A use of a tensor by an operation.
     *
     * @param by the operation
     * @param input its place among the operation's inputs
     * @param contribution the gradient that came back
     */
    record Use(TapeNode by, int input, Values contribution) {
        /** The local derivatives; empty where there are too many to tell. */
        Optional<Local> local() {
            return by.local(input);
        }
    }
}
