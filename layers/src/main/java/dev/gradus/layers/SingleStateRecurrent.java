package dev.gradus.layers;

import dev.gradus.core.RecurrentCell;
import dev.gradus.core.SequenceOutput;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recurrent networks whose hidden state is all that they carry from step to step.
 *
 * @param <L> the network itself, which its settings return
 */
abstract sealed class SingleStateRecurrent<L extends SingleStateRecurrent<L>> extends Recurrent<L> permits RNN, GRU {
    /**
     * A network.
     *
     * @param name how errors call it
     * @throws IllegalArgumentException if the options have a projection
     */
    SingleStateRecurrent(String name, RecurrentCell cell, RecurrentOptions options, Generator generator) {
        super(cell, checked(name, options), generator);
    }

    private static RecurrentOptions checked(String name, RecurrentOptions options) {
        if (options.projection() != 0) {
            throw new IllegalArgumentException(name + ": only an LSTM has a projection, got " + options);
        }
        return options;
    }

    /** Runs along sequences that all have all steps, from a state of zeros. */
    public RecurrentOutput apply(Tensor x) {
        return apply(x, null, null);
    }

    /** Runs along sequences that all have all steps, from a given state; null for zeros. */
    public RecurrentOutput apply(Tensor x, @Nullable Tensor hidden) {
        return apply(x, hidden, null);
    }

    /**
     * Runs along sequences of different lengths.
     *
     * @param x the input, sequences padded to one length
     * @param hidden the state to begin with; null for zeros
     * @param lengths int64, of shape (batch), how many steps each sequence has before its padding, which enters no state and
     *     where the output is 0; null if all have all
     * @throws dev.gradus.core.OperationException if shapes or types do not fit
     */
    public RecurrentOutput apply(Tensor x, @Nullable Tensor hidden, @Nullable Tensor lengths) {
        return call(() -> forward(x, hidden, lengths), RecurrentOutput::output, x);
    }

    private RecurrentOutput forward(Tensor x, @Nullable Tensor hidden, @Nullable Tensor lengths) {
        SequenceOutput result = run(x, hidden == null ? List.of() : List.of(hidden), lengths);
        return new RecurrentOutput(result.output(), result.state().get(0));
    }
}
