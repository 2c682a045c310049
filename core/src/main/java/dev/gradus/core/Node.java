package dev.gradus.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the backward pass visits: a leaf that collects a gradient, or an operation that hands one on to its inputs.
 *
 * <p>The depth, one more than that of the deepest input, orders the pass: when a node is visited, all that were computed
 * from it have been.
 */
abstract class Node implements GraphNode {
    /** The gradient that gathers here during a pass; owned by that pass. */
    @Nullable
    PendingGradient pending;

    private @Nullable List<UnaryOperator<Tensor>> hooks;

    abstract int depth();

    /** Adds the summed gradient to what the tensor of this node keeps, if it keeps any. */
    abstract void accumulate(Tensor gradient);

    /** Takes the summed gradient of this node's output and hands on what its inputs get. */
    abstract void backward(Tensor gradient, BackwardPass pass);

    /** Lets go of everything that only the backward pass needs. */
    abstract void release();

    /** Adds a function that sees, and may replace, the gradient that arrives here; running the result removes it. */
    final Runnable addHook(UnaryOperator<Tensor> hook) {
        if (hooks == null) {
            hooks = new ArrayList<>();
        }
        List<UnaryOperator<Tensor>> all = hooks;
        all.add(hook);
        return () -> all.remove(hook);
    }

    final Tensor runHooks(Tensor gradient) {
        if (hooks == null || hooks.isEmpty()) {
            return gradient;
        }
        // What arrives may have gone to other nodes as well, and a hook may change it in place.
        Tensor result = gradient.copy();
        for (UnaryOperator<Tensor> hook : List.copyOf(hooks)) {
            result = hook.apply(result);
            if (!result.shape().equals(gradient.shape()) || result.dtype() != gradient.dtype()) {
                throw new OperationException(
                        "gradient hook",
                        "a hook on the output of %s must return a gradient of shape %s and type %s, got %s and %s"
                                .formatted(
                                        operation(),
                                        gradient.shape(),
                                        gradient.dtype(),
                                        result.shape(),
                                        result.dtype()));
            }
        }
        return result;
    }
}
