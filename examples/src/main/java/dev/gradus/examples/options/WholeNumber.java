package dev.gradus.examples.options;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of an option that may be any whole number. */
public final class WholeNumber implements ITypeConverter<Long> {
    /** Picocli makes it. */
    public WholeNumber() {}

    @Override
    public Long convert(String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new TypeConversionException(
                    "expected a whole number such as 42 or -7, of 64 bits at most, got '%s'".formatted(value));
        }
    }
}
