package dev.gradus.examples.options;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of an option that is a part of something, but not all of it. */
public final class Fraction implements ITypeConverter<Double> {
    /** Picocli makes it. */
    public Fraction() {}

    @Override
    public Double convert(String value) {
        try {
            double number = Double.parseDouble(value);
            if (number >= 0 && number < 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, in the same words as for a number that is too large.
        }
        throw new TypeConversionException("expected a number from 0 to below 1 such as 0.2, got '%s'".formatted(value));
    }
}
