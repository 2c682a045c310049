package dev.gradus.examples.characters;

import dev.gradus.core.Tensor;
import dev.gradus.layers.LSTM;
import dev.gradus.layers.LSTMOutput;
import java.util.List;

/** Reads with long short-term memory. */
public final class LstmCharacters extends RecurrentCharacters {
    private final LSTM lstm;

    /**
     * A network whose parameters are drawn by the global generator.
     *
     * @param alphabet how many characters there are
     * @param hidden how many hidden units
     * @param dropout the probability of an input or output to be dropped in training
     */
    public LstmCharacters(int alphabet, int hidden, double dropout) {
        this(alphabet, hidden, dropout, new LSTM(EMBEDDING, hidden).batchFirst(true));
    }

    private LstmCharacters(int alphabet, int hidden, double dropout, LSTM lstm) {
        super(alphabet, hidden, dropout, lstm);
        this.lstm = lstm;
    }

    @Override
    protected Steps run(Tensor x, List<Tensor> state) {
        LSTMOutput steps = state.isEmpty() ? lstm.apply(x) : lstm.apply(x, state.get(0), state.get(1));
        return new Steps(steps.output(), List.of(steps.hidden(), steps.cell()));
    }
}
