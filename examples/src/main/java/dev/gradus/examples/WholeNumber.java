package dev.gradus.examples;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of an option that may be any whole number. */
final class WholeNumber implements ITypeConverter<Long> {
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
