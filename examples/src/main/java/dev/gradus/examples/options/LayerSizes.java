package dev.gradus.examples.options;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the number of inputs and of the neurons of each layer, such as {@code 2,3,1}: at least two sizes. */
public final class LayerSizes implements ITypeConverter<Sizes> {
    /** Picocli makes it. */
    public LayerSizes() {}

    @Override
    public Sizes convert(String value) {
        try {
            Sizes sizes = new Sizes.Converter().convert(value);
            if (sizes.sizes().size() > 1) {
                return sizes;
            }
        } catch (TypeConversionException e) {
            // Said below, in the same words as for too few sizes.
        }
        throw new TypeConversionException(
                "expected the inputs and the neurons of each layer such as 2,3,1, got '%s'".formatted(value));
    }
}
