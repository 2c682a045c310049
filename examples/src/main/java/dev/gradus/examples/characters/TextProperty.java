package dev.gradus.examples.characters;

import java.util.function.IntPredicate;

/** Something that a reader knows at each character of a text, as a number. */
public enum TextProperty {
    /** How far the line has got. */
    PLACE_IN_LINE("place in the line") {
        @Override
        double[] of(int[] text) {
            return since(text, character -> character == '\n');
        }
    },

    /** How far the word has got. */
    PLACE_IN_WORD("place in the word") {
        @Override
        double[] of(int[] text) {
            return since(text, character -> !Character.isLetter(character));
        }
    },

    /** Whether a word has just ended. */
    BLANK("blank") {
        @Override
        double[] of(int[] text) {
            return where(text, Character::isWhitespace);
        }
    },

    /** Whether the letter is a capital. */
    CAPITAL("capital letter") {
        @Override
        double[] of(int[] text) {
            return where(text, Character::isUpperCase);
        }
    },

    /** Whether the letter is a vowel. */
    VOWEL("vowel") {
        @Override
        double[] of(int[] text) {
            return where(text, character -> "aeiou".indexOf(Character.toLowerCase(character)) >= 0);
        }
    },

    /** Whether it is a sign between words. */
    PUNCTUATION("punctuation") {
        @Override
        double[] of(int[] text) {
            return where(text, character -> ",.;:!?".indexOf(character) >= 0);
        }
    };

    private final String words;

    TextProperty(String words) {
        this.words = words;
    }

    /** The number at each character, given as a code point. */
    abstract double[] of(int[] text);

    private static double[] where(int[] text, IntPredicate condition) {
        double[] result = new double[text.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = condition.test(text[i]) ? 1 : 0;
        }
        return result;
    }

    /** How many characters have been read since one that ends something, which itself counts 0. */
    private static double[] since(int[] text, IntPredicate end) {
        double[] result = new double[text.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = end.test(text[i]) ? 0 : i == 0 ? 1 : result[i - 1] + 1;
        }
        return result;
    }

    /** As a plot calls it. */
    @Override
    public String toString() {
        return words;
    }
}
