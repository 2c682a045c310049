package dev.gradus.examples.characters;

import dev.gradus.core.Tensor;

/** A model in the middle of a text, of which it keeps what it needs to go on. */
@FunctionalInterface
public interface CharacterReader {
    /**
     * Reads a character.
     *
     * @param character its number in the alphabet
     * @return the score of each character to be the next one: (alphabet)
     */
    Tensor next(long character);
}
