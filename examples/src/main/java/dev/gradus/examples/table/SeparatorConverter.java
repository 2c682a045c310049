package dev.gradus.examples.table;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of the option that names the character between columns. */
final class SeparatorConverter implements ITypeConverter<Character> {
    @Override
    public Character convert(String value) {
        if (value.equals("tab") || value.equals("\\t")) {
            return '\t';
        }
        if (value.length() == 1 && "\"\r\n".indexOf(value.charAt(0)) < 0) {
            return value.charAt(0);
        }
        throw new TypeConversionException(
                "expected one character such as ';', which is no quote, or 'tab', got '%s'".formatted(value));
    }
}
