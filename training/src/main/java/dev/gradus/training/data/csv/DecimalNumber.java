package dev.gradus.training.data.csv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as people write them: digits, a decimal point, an exponent. Neither {@code 0x10} nor {@code 5d} nor {@code NaN}. */
public final class DecimalNumber {
    private static final Pattern FORM = Pattern.compile("[+-]?(\\d++\\.?\\d*+|\\.\\d++)([eE][+-]?\\d++)?");

    private DecimalNumber() {}

    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /** The number; empty if the text is none, or one that float32 cannot hold. */
    public static OptionalDouble of(String text) {
        try {
            return OptionalDouble.of(parse(text));
        } catch (CellException e) {
            return OptionalDouble.empty();
        }
    }

    /** The number, which float32 can hold. */
    static double parse(String text) throws CellException {
        if (!isOne(text)) {
            throw new CellException("expected a number such as -1.5 or 2e3, got '%s'".formatted(shortened(text)));
        }
        double value = Double.parseDouble(text);
        if (Math.abs(value) > Float.MAX_VALUE) {
            throw new CellException(
                    "expected a number that float32 can hold (up to 3.4e38), got '%s'".formatted(shortened(text)));
        }
        return value;
    }

    /** Sorts numbers by value, and texts among which are others by their characters. */
    static List<String> sorted(Iterable<String> texts) {
        List<String> sorted = new ArrayList<>();
        texts.forEach(sorted::add);
        boolean numbers = sorted.stream().allMatch(DecimalNumber::isOne);
        Comparator<String> byText = Comparator.naturalOrder();
        sorted.sort(numbers ? Comparator.comparingDouble(Double::parseDouble).thenComparing(byText) : byText);
        return List.copyOf(sorted);
    }

    /** Enough of a text for a message. */
    static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
