package dev.gradus.examples;

import dev.gradus.examples.characters.CharacterModel;
import dev.gradus.examples.characters.GruCharacters;
import dev.gradus.examples.characters.LstmCharacters;
import dev.gradus.examples.characters.TransformerCharacters;
import java.util.Locale;

/** The networks that learn to write, with what has proved good for a text of some ten thousand characters. */
enum CharacterNetwork {
    /** Long short-term memory. */
    LSTM(256, 4e-3) {
        @Override
        CharacterModel create(int alphabet, int context, int size) {
            return new LstmCharacters(alphabet, size, 0.4);
        }
    },

    /** Gated recurrent units. */
    GRU(256, 4e-3) {
        @Override
        CharacterModel create(int alphabet, int context, int size) {
            return new GruCharacters(alphabet, size, 0.4);
        }
    },

    /** Attention. */
    TRANSFORMER(128, 3e-3) {
        @Override
        CharacterModel create(int alphabet, int context, int size) {
            if (size % TransformerCharacters.HEADS != 0) {
                throw new IllegalArgumentException(
                        "--hidden must be divisible by the %d heads of the transformer, got %d"
                                .formatted(TransformerCharacters.HEADS, size));
            }
            return new TransformerCharacters(alphabet, context, size, 2, 0.1);
        }
    };

    private final int size;
    private final double learningRate;

    CharacterNetwork(int size, double learningRate) {
        this.size = size;
        this.learningRate = learningRate;
    }

    /**
     * A network whose parameters are drawn by the global generator.
     *
     * @param alphabet how many characters there are
     * @param context how many characters it sees at most in training
     * @param hidden how many numbers it has for a character that was read
     * @throws IllegalArgumentException if the network cannot have so many
     */
    abstract CharacterModel create(int alphabet, int context, int hidden);

    /** How many numbers it has for a character unless said otherwise. */
    int size() {
        return size;
    }

    /** The highest learning rate unless said otherwise. */
    double learningRate() {
        return learningRate;
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
