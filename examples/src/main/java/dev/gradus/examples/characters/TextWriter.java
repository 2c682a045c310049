package dev.gradus.examples.characters;

import dev.gradus.core.Autograd;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;

/**
 * Lets a model write: after each character it draws the next one with the probabilities softmax(scores / T).
 *
 * @param model what predicts; not in training while it writes
 * @param alphabet its characters
 * @param temperature T, above 0: the lower, the more often the likeliest character is taken
 */
public record TextWriter(CharacterModel model, Alphabet alphabet, double temperature) {
    /**
     * Goes on with a text.
     *
     * @param prompt its beginning, at least one character
     * @param length how many characters to add
     * @param seed the same seed draws the same characters
     * @return the prompt and what comes after it
     * @throws IllegalArgumentException if the prompt is empty, or a character of it is not part of the alphabet
     */
    public String write(String prompt, int length, long seed) {
        if (prompt.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to go on with; give at least one character");
        }
        long[] given = alphabet.encode(prompt).toLongArray();
        Generator generator = new Generator(seed);
        boolean wasTraining = model.isTraining();
        model.eval();
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            CharacterReader reader = model.read();
            for (int i = 0; i < given.length - 1; i++) {
                reader.next(given[i]);
            }
            long[] added = new long[length];
            long last = given[given.length - 1];
            for (int i = 0; i < length; i++) {
                last = draw(reader.next(last), generator);
                added[i] = last;
            }
            return prompt + alphabet.decode(Tensor.of(added));
        } finally {
            if (wasTraining) {
                model.train();
            }
        }
    }

    private long draw(Tensor scores, Generator generator) {
        double[] probabilities = scores.div(temperature).softmax(0).toDoubleArray();
        double rest = generator.nextDouble();
        int last = 0;
        for (int i = 0; i < probabilities.length; i++) {
            if (probabilities[i] > 0) {
                // Rounding may leave something of 1 over; then it is the last one that can be.
                last = i;
                rest -= probabilities[i];
                if (rest < 0) {
                    break;
                }
            }
        }
        return last;
    }
}
