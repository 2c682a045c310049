package dev.gradus.examples.options;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of an option that names a TCP port. */
public final class PortNumber implements ITypeConverter<Integer> {
    private static final int LAST = 65535;

    /** Picocli makes it. */
    public PortNumber() {}

    @Override
    public Integer convert(String value) {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= LAST) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, in the same words as for a number that is too large.
        }
        throw new TypeConversionException(
                "expected a port from 1 to %d, or 0 for a free one, got '%s'".formatted(LAST, value));
    }
}
