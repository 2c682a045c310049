package dev.gradus.examples.explain;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A neuron that is to be told in full.
 *
 * @param path the path of its layer
 * @param neuron its place in the layer, from 0 on
 */
public record OpenedNeuron(String path, int neuron) {
    /** Reads a neuron such as {@code 2:17}. */
    public static final class Converter implements ITypeConverter<OpenedNeuron> {
        /** Picocli makes it. */
        public Converter() {}

        @Override
        public OpenedNeuron convert(String value) {
            int colon = value.lastIndexOf(':');
            if (colon >= 0 && value.substring(colon + 1).matches("\\d{1,6}")) {
                return new OpenedNeuron(value.substring(0, colon), Integer.parseInt(value.substring(colon + 1)));
            }
            throw new TypeConversionException(
                    "expected the path of a layer and the number of a neuron such as 0:17, got '%s'".formatted(value));
        }
    }
}
