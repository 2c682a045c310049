package dev.gradus.examples.options;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of an option that may be any number above 0. */
public final class PositiveDecimal implements ITypeConverter<Double> {
    /** Picocli makes it. */
    public PositiveDecimal() {}

    @Override
    public Double convert(String value) {
        try {
            double number = Double.parseDouble(value);
            if (number > 0 && number < Double.POSITIVE_INFINITY) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, in the same words as for a number that is too small.
        }
        throw new TypeConversionException("expected a number above 0 such as 0.8, got '%s'".formatted(value));
    }
}
