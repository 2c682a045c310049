package dev.gradus.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recurrent networks. A gradient flows through all of them. */
public sealed interface RecurrentOperations permits Tensor {
    /**
     * Runs a recurrent cell along a batch of sequences.
     *
     * <p><b>Shape</b>: (steps, batch, in) to (steps, batch, out), where out is the number of hidden units, or that of the
     * projection.
     *
     * @param cell what is computed at each step
     * @param weights its parameters, of this tensor's type
     * @param start the state before the first step: the hidden one, (batch, out), and for an LSTM the cell, (batch, hidden)
     * @param reverse whether to run from the end of each sequence to its beginning; the output stands in the order of the
     *     input all the same
     * @param lengths int64, of shape (batch), the number of steps in each sequence, from 1 to steps: what comes after is
     *     padding, which enters no state and where the output is 0; null if all have all steps
     * @throws OperationException if sizes or types do not fit
     */
    default SequenceOutput recurrent(
            RecurrentCell cell,
            RecurrentWeights weights,
            List<Tensor> start,
            boolean reverse,
            @Nullable Tensor lengths) {
        return new RecurrentCall((Tensor) this, cell, weights, start, reverse, lengths).run();
    }
}
