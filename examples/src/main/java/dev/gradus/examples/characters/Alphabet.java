package dev.gradus.examples.characters;

import dev.gradus.core.Tensor;
import java.util.Arrays;

/** The characters that a text is made of, each with a number: their place in the order of Unicode. */
public final class Alphabet {
    private final int[] characters;

    private Alphabet(int[] characters) {
        this.characters = characters;
    }

    /** The characters of a text. */
    public static Alphabet of(String text) {
        return new Alphabet(text.codePoints().sorted().distinct().toArray());
    }

    /** How many characters there are. */
    public int size() {
        return characters.length;
    }

    /**
     * The numbers of a text's characters: int64 of shape (characters).
     *
     * @throws IllegalArgumentException if one is not part of the alphabet
     */
    public Tensor encode(String text) {
        return Tensor.of(text.codePoints().mapToLong(this::number).toArray());
    }

    private int number(int character) {
        int place = Arrays.binarySearch(characters, character);
        if (place < 0) {
            throw new IllegalArgumentException("the character '%s' does not occur in the text that is learned, only %s"
                    .formatted(Character.toString(character), this));
        }
        return place;
    }

    /** The text that numbers stand for. */
    public String decode(Tensor numbers) {
        StringBuilder text = new StringBuilder();
        for (long number : numbers.toLongArray()) {
            text.appendCodePoint(characters[(int) number]);
        }
        return text.toString();
    }

    /** A character as a plot shows it, where a blank would not be seen. */
    public String label(long number) {
        int character = characters[(int) number];
        return switch (character) {
            case ' ' -> "·";
            case '\n' -> "¶";
            default -> Character.isISOControl(character) ? "?" : Character.toString(character);
        };
    }

    /** All characters that can be seen, one after the other. */
    @Override
    public String toString() {
        return Arrays.stream(characters)
                .filter(character -> !Character.isISOControl(character) && !Character.isWhitespace(character))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
