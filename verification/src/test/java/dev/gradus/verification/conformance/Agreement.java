package dev.gradus.verification.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradus.core.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares what Gradus computed with the fields of a case; each method throws a {@link MismatchError}. */
final class Agreement {
    private final CaseValues values;
    private final Tolerance tolerance;

    Agreement(CaseValues values, Tolerance tolerance) {
        this.values = values;
        this.tolerance = tolerance;
    }

    /** Tensors in order. */
    void inOrder(String field, List<Tensor> actual) {
        inOrder(field, values.field(field), actual);
    }

    /** Tensors in order. */
    void inOrder(String what, JsonNode expected, List<Tensor> actual) {
        requireCount(what, expected.size(), actual.size());
        for (int i = 0; i < actual.size(); i++) {
            compare("%s[%d]".formatted(what, i), expected.get(i), actual.get(i));
        }
    }

    /** Tensors by name: the same names, and equal tensors under each. */
    void byName(String field, Map<String, ? extends Tensor> actual) {
        JsonNode expected = values.field(field);
        requireNames(field, expected, actual.keySet());
        actual.forEach((name, tensor) -> compare("%s[%s]".formatted(field, name), expected.get(name), tensor));
    }

    /** The gradients that arrived at leaves, where null stands for none. */
    void gradients(String field, List<Tensor> leaves) {
        JsonNode expected = values.field(field);
        requireCount(field, expected.size(), leaves.size());
        for (int i = 0; i < leaves.size(); i++) {
            gradient("%s[%d]".formatted(field, i), expected.get(i), leaves.get(i));
        }
    }

    /** The gradients that arrived at leaves, by name. */
    void gradients(String field, Map<String, ? extends Tensor> leaves) {
        JsonNode expected = values.field(field);
        requireNames(field, expected, leaves.keySet());
        leaves.forEach((name, leaf) -> gradient("%s[%s]".formatted(field, name), expected.get(name), leaf));
    }

    /** Numbers in order. */
    void numbers(String field, double[] actual) {
        JsonNode expected = values.field(field);
        requireCount(field, expected.size(), actual.length);
        double[] numbers = new double[actual.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = CaseValues.number(expected.get(i)).doubleValue();
        }
        tolerance.checkNumbers(field, numbers, actual);
    }

    private void gradient(String what, JsonNode expected, Tensor leaf) {
        if (expected.isNull()) {
            // PyTorch leaves out some gradients that are 0 for any input, such as that of the number of elements that
            // are not 0.
            if (leaf.hasGrad() && leaf.grad().abs().sum().item() != 0) {
                throw new MismatchError("%s: a gradient arrived, there should be none".formatted(what));
            }
            return;
        }
        if (!leaf.hasGrad()) {
            throw new MismatchError("%s: no gradient arrived".formatted(what));
        }
        compare(what, expected, leaf.grad());
    }

    private void compare(String what, JsonNode expected, Tensor actual) {
        tolerance.check(what, TensorData.of(expected), actual, values.floating());
    }

    private static void requireCount(String what, int expected, int actual) {
        if (expected != actual) {
            throw new MismatchError("%s: there are %d, should be %d".formatted(what, actual, expected));
        }
    }

    private static void requireNames(String what, JsonNode expected, Set<String> actual) {
        Set<String> names = new TreeSet<>();
        expected.fieldNames().forEachRemaining(names::add);
        if (!names.equals(actual)) {
            throw new MismatchError("%s: the names are %s, should be %s".formatted(what, new TreeSet<>(actual), names));
        }
    }
}
