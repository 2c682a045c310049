package dev.gradus.layers;

import dev.gradus.core.RecurrentCell;
import dev.gradus.core.SequenceOutput;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gated recurrent unit, whose gates decide how much of its state is kept at each step.
 *
 * <p>h' = (1 - z) n + z h, where r = σ(W x + b + U h + c), z likewise, and n = tanh(W x + b + r (U h + c)), each with weights of
 * its own; they stand one below the other in the order r, z, n.
 *
 * <p><b>Shape</b>: (steps, batch, in), with {@code batchFirst} (batch, steps, in), or without a batch (steps, in), to the
 * same with directions · hidden instead of in; states are (layers · directions, batch, hidden), or without a batch (layers ·
 * directions, hidden). The parameters of layer k are {@code weight_ih_lk} (3 · hidden, in), {@code weight_hh_lk} (3 · hidden,
 * hidden), {@code bias_ih_lk} and {@code bias_hh_lk} (3 · hidden), those of the other direction end in
 * {@code _reverse}; all start uniformly from [-1/√hidden, 1/√hidden).
 */
public final class GRU extends Recurrent<GRU> {
    /** One layer of one direction. */
    public GRU(int in, int hidden) {
        this(new RecurrentOptions(in, hidden));
    }

    /**
     * A network whose parameters are drawn by the global generator.
     *
     * @throws IllegalArgumentException if the options have a projection
     */
    public GRU(RecurrentOptions options) {
        this(options, Generator.global());
    }

    /**
     * A network whose parameters, and what it drops, are drawn by a generator.
     *
     * @throws IllegalArgumentException if the options have a projection
     */
    public GRU(RecurrentOptions options, Generator generator) {
        super(RecurrentCell.GRU, checked(options), generator);
    }

    private static RecurrentOptions checked(RecurrentOptions options) {
        if (options.projection() != 0) {
            throw new IllegalArgumentException("GRU: only an LSTM has a projection, got " + options);
        }
        return options;
    }

    @Override
    GRU self() {
        return this;
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
