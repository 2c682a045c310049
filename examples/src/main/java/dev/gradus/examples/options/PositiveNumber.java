package dev.gradus.examples.options;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of an option that counts something there must be at least one of. */
public final class PositiveNumber implements ITypeConverter<Integer> {
    /** Picocli makes it. */
    public PositiveNumber() {}

    @Override
    public Integer convert(String value) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, in the same words as for a number that is too small.
        }
        throw new TypeConversionException("expected a whole number from 1 on, got '%s'".formatted(value));
    }
}
