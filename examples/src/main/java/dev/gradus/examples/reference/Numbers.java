package dev.gradus.examples.reference;

import dev.gradus.core.Tensor;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Prints small tensors in one line, to six digits behind the point. */
public final class Numbers {
    private Numbers() {}

    /** A number, or rows in brackets. */
    public static String of(Tensor value) {
        if (value.rank() == 0) {
            return of(value.item());
        }
        return IntStream.range(0, value.size(0))
                .mapToObj(i -> of(value.select(0, i)))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** One number. */
    public static String of(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
