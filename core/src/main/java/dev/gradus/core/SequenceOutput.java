package dev.gradus.core;

import java.util.List;

/**
 * What a recurrent cell gave along a batch of sequences.
 *
 * @param output the hidden state after every step, (steps, batch, out); 0 at padding
 * @param state the state at the end of every sequence: the hidden one, (batch, out), and where there is one the cell,
 *     (batch, hidden)
 */
public record SequenceOutput(Tensor output, List<Tensor> state) {
    /** A result whose list does not change. */
    public SequenceOutput {
        state = List.copyOf(state);
    }
}
