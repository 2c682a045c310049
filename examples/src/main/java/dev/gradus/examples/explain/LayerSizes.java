package dev.gradus.examples.explain;

import com.google.common.base.Splitter;
import dev.gradus.examples.options.PositiveNumber;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The number of inputs and of the neurons of each layer, such as {@code 2,3,1}.
 *
 * @param sizes at least two
 */
public record LayerSizes(List<Integer> sizes) {
    /** Reads sizes. */
    public static final class Converter implements ITypeConverter<LayerSizes> {
        /** Picocli makes it. */
        public Converter() {}

        @Override
        public LayerSizes convert(String value) {
            try {
                PositiveNumber number = new PositiveNumber();
                List<Integer> sizes = Splitter.on(',')
                        .trimResults()
                        .splitToStream(value)
                        .map(number::convert)
                        .toList();
                if (sizes.size() > 1) {
                    return new LayerSizes(sizes);
                }
            } catch (TypeConversionException e) {
                // Said below, in the same words as for too few sizes.
            }
            throw new TypeConversionException(
                    "expected the inputs and the neurons of each layer such as 2,3,1, got '%s'".formatted(value));
        }
    }
}
