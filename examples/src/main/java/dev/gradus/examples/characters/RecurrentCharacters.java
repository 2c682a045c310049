package dev.gradus.examples.characters;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Module;
import dev.gradus.layers.Dense;
import dev.gradus.layers.Dropout;
import dev.gradus.layers.Embedding;
import java.util.List;

/** Reads with a recurrent network, whose state is all that it remembers of the text. */
public abstract class RecurrentCharacters extends CharacterModel {
    /** The length of a character's vector. */
    static final int EMBEDDING = 64;

    private final Embedding embedding;
    private final Dropout dropout;
    private final Dense output;

    /**
     * What a recurrent network gave.
     *
     * @param output after each step
     * @param state at the end, from which it goes on
     */
    protected record Steps(Tensor output, List<Tensor> state) {}

    RecurrentCharacters(int alphabet, int hidden, double probability, Module recurrent) {
        embedding = child("embedding", new Embedding(alphabet, EMBEDDING));
        dropout = child("dropout", new Dropout(probability));
        child("recurrent", recurrent);
        output = child("output", new Dense(hidden, alphabet));
    }

    /**
     * Runs the recurrent network.
     *
     * @param x (batch, steps, embedding)
     * @param state empty to begin with
     */
    protected abstract Steps run(Tensor x, List<Tensor> state);

    @Override
    public Tensor forward(Tensor x) {
        return scores(steps(x, List.of())).transpose(1, 2);
    }

    private Steps steps(Tensor x, List<Tensor> state) {
        return run(dropout.apply(embedding.apply(x)), state);
    }

    private Tensor scores(Steps steps) {
        return output.apply(dropout.apply(steps.output()));
    }

    /**
     * What the hidden units are after each character of a text, from -1 to 1.
     *
     * @param text (steps)
     * @return (steps, hidden)
     */
    public Tensor hidden(Tensor text) {
        return steps(text.unsqueeze(0), List.of()).output().squeeze(0);
    }

    @Override
    public CharacterReader read() {
        return new CharacterReader() {
            private List<Tensor> state = List.of();

            @Override
            public Tensor next(long character) {
                Steps step = steps(Tensor.of(new long[] {character}, 1, 1), state);
                state = step.state();
                return scores(step).flatten();
            }
        };
    }
}
