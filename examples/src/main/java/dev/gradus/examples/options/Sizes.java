package dev.gradus.examples.options;

import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import com.google.common.primitives.Ints;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Sizes such as {@code 2,3,2}.
 *
 * @param sizes at least one, all from 1 on
 */
public record Sizes(List<Integer> sizes) {
    /** As an array. */
    public int[] toArray() {
        return Ints.toArray(sizes);
    }

    /** As it stands on the command line. */
    @Override
    public String toString() {
        return Joiner.on(',').join(sizes);
    }

    /** Reads sizes. */
    public static final class Converter implements ITypeConverter<Sizes> {
        /** Picocli makes it. */
        public Converter() {}

        @Override
        public Sizes convert(String value) {
            try {
                PositiveNumber number = new PositiveNumber();
                return new Sizes(Splitter.on(',')
                        .trimResults()
                        .splitToStream(value)
                        .map(number::convert)
                        .toList());
            } catch (TypeConversionException e) {
                throw new TypeConversionException("expected sizes such as 2,3,2, got '%s'".formatted(value));
            }
        }
    }
}
