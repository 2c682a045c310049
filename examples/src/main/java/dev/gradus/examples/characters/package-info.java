/**
 * Networks that read a text character by character and predict what comes next, and what is needed to let them write:
 * {@link dev.gradus.examples.characters.CharacterModel} is what they have in common.
 */
@NullMarked
package dev.gradus.examples.characters;

import org.jspecify.annotations.NullMarked;
