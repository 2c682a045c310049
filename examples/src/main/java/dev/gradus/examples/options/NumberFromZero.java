package dev.gradus.examples.options;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of an option that weighs something. */
public final class NumberFromZero implements ITypeConverter<Double> {
    /** Picocli makes it. */
    public NumberFromZero() {}

    @Override
    public Double convert(String value) {
        try {
            double number = Double.parseDouble(value);
            if (number >= 0 && number < Double.POSITIVE_INFINITY) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, in the same words as for a number that is too small.
        }
        throw new TypeConversionException("expected a number from 0 on, got '%s'".formatted(value));
    }
}
