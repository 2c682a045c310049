package dev.gradus.layers;

import dev.gradus.core.OperationException;
import dev.gradus.core.RecurrentCell;
import dev.gradus.core.SequenceOutput;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Long short-term memory, whose cell is kept, forgotten and shown as its gates decide.
 *
 * <p>c' = f c + i g and h' = o tanh c', where i = σ(W x + b + U h + c), f and o likewise, and g with tanh, each with weights of
 * its own; they stand one below the other in the order i, f, g, o. With a projection P, h' = P (o tanh c').
 *
 * <p><b>Shape</b>: (steps, batch, in), with {@code batchFirst} (batch, steps, in), or without a batch (steps, in), to the
 * same with directions · out instead of in, where out is the size of the projection, or hidden without one; the hidden
 * state is (layers · directions, batch, out), the cell (layers · directions, batch, hidden), both without a batch if the
 * input is. The parameters of layer k are {@code weight_ih_lk} (4 · hidden, in), {@code weight_hh_lk} (4 · hidden, out),
 * {@code bias_ih_lk} and {@code bias_hh_lk} (4 · hidden), with a projection also {@code weight_hr_lk} (out, hidden); those
 * of the other direction end in {@code _reverse}; all start uniformly from [-1/√hidden, 1/√hidden).
 */
public final class LSTM extends Recurrent<LSTM> {
    /** One layer of one direction. */
    public LSTM(int in, int hidden) {
        this(new RecurrentOptions(in, hidden));
    }

    /** A network whose parameters are drawn by the global generator. */
    public LSTM(RecurrentOptions options) {
        this(options, Generator.global());
    }

    /** A network whose parameters, and what it drops, are drawn by a generator. */
    public LSTM(RecurrentOptions options, Generator generator) {
        super(RecurrentCell.LSTM, options, generator);
    }

    @Override
    LSTM self() {
        return this;
    }

    /** Runs along sequences that all have all steps, from a state of zeros. */
    public LSTMOutput apply(Tensor x) {
        return apply(x, null, null, null);
    }

    /** Runs along sequences that all have all steps, from a given state: both of it, or null for zeros. */
    public LSTMOutput apply(Tensor x, @Nullable Tensor hidden, @Nullable Tensor cell) {
        return apply(x, hidden, cell, null);
    }

    /**
     * Runs along sequences of different lengths.
     *
     * @param x the input, sequences padded to one length
     * @param hidden the hidden state to begin with; null for zeros, if the cell is null too
     * @param cell the cell to begin with
     * @param lengths int64, of shape (batch), how many steps each sequence has before its padding, which enters no state and
     *     where the output is 0; null if all have all
     * @throws OperationException if shapes or types do not fit
     */
    public LSTMOutput apply(Tensor x, @Nullable Tensor hidden, @Nullable Tensor cell, @Nullable Tensor lengths) {
        return call(() -> forward(x, hidden, cell, lengths), LSTMOutput::output, x);
    }

    private LSTMOutput forward(Tensor x, @Nullable Tensor hidden, @Nullable Tensor cell, @Nullable Tensor lengths) {
        if ((hidden == null) != (cell == null)) {
            throw new OperationException(
                    "lstm", "expected a hidden state and a cell, or neither, got one; pass zeros for the other");
        }
        SequenceOutput result = run(x, hidden == null || cell == null ? List.of() : List.of(hidden, cell), lengths);
        return new LSTMOutput(
                result.output(), result.state().get(0), result.state().get(1));
    }
}
