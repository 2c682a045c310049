package dev.gradus.examples.table;

import com.google.common.base.Joiner;
import dev.gradus.examples.options.Sizes;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How many units each hidden layer has.
 *
 * @param sizes none for a linear model
 */
record HiddenLayers(List<Integer> sizes) {
    private static final String NONE = "none";

    /** As it stands on the command line. */
    @Override
    public String toString() {
        return sizes.isEmpty() ? NONE : Joiner.on(',').join(sizes);
    }

    /** Reads sizes such as {@code 64,32}. */
    static final class Converter implements ITypeConverter<HiddenLayers> {
        @Override
        public HiddenLayers convert(String value) {
            if (value.equals(NONE)) {
                return new HiddenLayers(List.of());
            }
            try {
                return new HiddenLayers(new Sizes.Converter().convert(value).sizes());
            } catch (TypeConversionException e) {
                throw new TypeConversionException(
                        "expected sizes such as 64,32, or none for a linear model, got '%s'".formatted(value));
            }
        }
    }
}
