package dev.gradus.visualization.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of a computation, as it is to be shown.
 *
 * @param operation what was computed; {@code leaf} or {@code constant} if nothing was
 * @param value what came out; null if it was not kept
 * @param gradient the derivative of the result with respect to it; null if there is none
 * @param norm the Euclidean norm of the gradient; NaN if there is none
 * @param elements of the value; 0 if it was not kept
 */
record TapeNode(
        String operation,
        List<TapeInput> inputs,
        @Nullable TensorText value,
        @Nullable TensorText gradient,
        double norm,
        long elements) {
    boolean isParameter() {
        return operation.equals("leaf");
    }

    boolean isConstant() {
        return operation.equals("constant");
    }

    boolean isComputed() {
        return !isParameter() && !isConstant();
    }

    /**
     * Where an operation has an argument from.
     *
     * @param node the place of its node on the tape
     * @param derivative of the operation with respect to it, if that can be told in a few numbers; otherwise empty
     * @param contribution what the operation hands on to it of the gradient, likewise
     */
    record TapeInput(int node, String derivative, String contribution) {}
}
