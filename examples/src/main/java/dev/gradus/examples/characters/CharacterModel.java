package dev.gradus.examples.characters;

import dev.gradus.core.module.Layer;

/**
 * A network that reads texts and predicts after each character the next one.
 *
 * <p><b>Shape</b>: characters as int64 (batch, steps) to scores (batch, alphabet, steps), as {@code CrossEntropyLoss} takes
 * them.
 */
public abstract class CharacterModel extends Layer {
    /** Subclasses declare their parts. */
    protected CharacterModel() {}

    /** Begins to read a text. */
    public abstract CharacterReader read();
}
