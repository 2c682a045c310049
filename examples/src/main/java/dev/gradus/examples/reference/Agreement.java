package dev.gradus.examples.reference;

import dev.gradus.core.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Compares what was computed with what is known, and remembers how well they agree. */
public final class Agreement {
    private final double tolerance;
    private final List<String> mismatches = new ArrayList<>();
    private double largestDifference;
    private int figures;

    /**
     * Nothing compared yet.
     *
     * @param tolerance the largest difference that is no mismatch
     */
    public Agreement(double tolerance) {
        this.tolerance = tolerance;
    }

    /** Compares a number. */
    public void check(String quantity, double computed, double expected) {
        double difference = Math.abs(computed - expected);
        figures++;
        largestDifference = Math.max(largestDifference, difference);
        // Not "difference > tolerance", which NaN would pass.
        if (!(difference <= tolerance)) {
            mismatches.add("%s: computed %s, the reference has %s".formatted(quantity, computed, expected));
        }
    }

    /** Compares all elements of a tensor. */
    public void check(String quantity, Tensor computed, Tensor expected) {
        if (!computed.shape().equals(expected.shape())) {
            mismatches.add("%s: computed the shape %s, the reference has %s"
                    .formatted(quantity, computed.shape(), expected.shape()));
            return;
        }
        double[] numbers = computed.toDoubleArray();
        double[] known = expected.toDoubleArray();
        for (int i = 0; i < known.length; i++) {
            check(known.length == 1 ? quantity : quantity + " element " + i, numbers[i], known[i]);
        }
    }

    /** Compares the tensors of all layers. */
    public void check(String quantity, List<? extends Tensor> computed, List<Tensor> expected) {
        for (int layer = 0; layer < expected.size(); layer++) {
            check("%s(%d)".formatted(quantity, layer + 1), computed.get(layer), expected.get(layer));
        }
    }

    /** Whether nothing was out of tolerance. */
    public boolean holds() {
        return mismatches.isEmpty();
    }

    /** One line when all is well, else a line for each mismatch. */
    @Override
    public String toString() {
        return holds()
                ? "%d figures agree with the reference; largest difference %.1e, allowed %.0e"
                        .formatted(figures, largestDifference, tolerance)
                : "DISAGREES with the reference:\n  " + String.join("\n  ", mismatches);
    }
}
