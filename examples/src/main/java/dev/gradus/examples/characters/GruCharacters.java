package dev.gradus.examples.characters;

import dev.gradus.core.Tensor;
import dev.gradus.layers.GRU;
import dev.gradus.layers.RecurrentOutput;
import java.util.List;

/** Reads with gated recurrent units. */
public final class GruCharacters extends RecurrentCharacters {
    private final GRU gru;

    /**
     * A network whose parameters are drawn by the global generator.
     *
     * @param alphabet how many characters there are
     * @param hidden how many hidden units
     * @param dropout the probability of an input or output to be dropped in training
     */
    public GruCharacters(int alphabet, int hidden, double dropout) {
        this(alphabet, hidden, dropout, new GRU(EMBEDDING, hidden).batchFirst(true));
    }

    private GruCharacters(int alphabet, int hidden, double dropout, GRU gru) {
        super(alphabet, hidden, dropout, gru);
        this.gru = gru;
    }

    @Override
    protected Steps run(Tensor x, List<Tensor> state) {
        RecurrentOutput steps = state.isEmpty() ? gru.apply(x) : gru.apply(x, state.get(0));
        return new Steps(steps.output(), List.of(steps.hidden()));
    }
}
