package dev.gradus.core;

import org.jspecify.annotations.Nullable;

/**
 * The parameters of a recurrent cell.
 *
 * @param input W, (gates · hidden, in)
 * @param hidden U, (gates · hidden, out)
 * @param inputBias b, (gates · hidden); null for none
 * @param hiddenBias c, (gates · hidden); null for none; both biases are given or neither
 * @param projection (out, hidden), which makes the hidden state smaller before it leaves the step; null for none, so that
 *     out is hidden
 */
public record RecurrentWeights(
        Tensor input,
        Tensor hidden,
        @Nullable Tensor inputBias,
        @Nullable Tensor hiddenBias,
        @Nullable Tensor projection) {
    /** How many hidden units there are. */
    int units(RecurrentCell cell) {
        return hidden.size(0) / cell.gates();
    }

    /** W x + b for the rows of x. */
    Tensor ofInput(Tensor x) {
        return inputBias == null ? x.linear(input) : x.linear(input, inputBias);
    }

    /** U h + c for the rows of h. */
    Tensor ofHidden(Tensor h) {
        return hiddenBias == null ? h.linear(hidden) : h.linear(hidden, hiddenBias);
    }
}
