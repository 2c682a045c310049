package dev.gradus.models;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import java.util.Arrays;

/** A model gives an example scores that say nothing of its class, such as NaN: it is nothing like what was trained on. */
public final class NonFiniteScoresException extends ArithmeticException {
    private static final long serialVersionUID = 1;

    private final int example;

    NonFiniteScoresException(int example, Tensor scores) {
        super(
                "Example %d of the batch (counted from 0) has no class, since the model gives it the scores %s; expected values like those that it was trained on"
                        .formatted(
                                example,
                                Arrays.toString(scores.to(DType.FLOAT64).toDoubleArray())));
        this.example = example;
    }

    /** The position of the example in the batch, counted from 0. */
    public int example() {
        return example;
    }
}
