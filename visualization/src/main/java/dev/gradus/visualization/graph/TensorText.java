package dev.gradus.visualization.graph;

import com.google.common.base.Strings;
import dev.gradus.core.Tensor;
import dev.gradus.visualization.explain.formula.Digits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A tensor as a few lines of text: a small one in full, a row a line; a larger one by its range.
 *
 * @param shape its shape, such as (3, 2); empty for a single number
 */
record TensorText(String shape, List<String> lines) {
    /** Numbers as short as they tell enough. */
    static final Digits DIGITS = new Digits(4, false);

    private static final int SMALL = 16;
    private static final int WIDEST = 6;

    static TensorText of(Tensor tensor) {
        if (tensor.elements() == 0) {
            return new TensorText(tensor.shape().toString(), List.of("no number"));
        }
        String shape = tensor.rank() == 0 ? "" : tensor.shape().toString();
        double[] values = tensor.detach().toDoubleArray();
        int width = tensor.rank() == 0 ? 1 : tensor.size(-1);
        boolean isSmall = values.length <= SMALL && width <= WIDEST && tensor.rank() <= 2;
        return new TensorText(shape, isSmall ? rows(values, width) : List.of(range(values)));
    }

    private static List<String> rows(double[] values, int width) {
        List<String> numbers = Arrays.stream(values).mapToObj(DIGITS::text).toList();
        if (numbers.size() == 1) {
            return numbers;
        }
        int longest = numbers.stream().mapToInt(String::length).max().orElse(0);
        List<String> rows = new ArrayList<>();
        for (int start = 0; start < numbers.size(); start += width) {
            rows.add(IntStream.range(start, start + width)
                    .mapToObj(i -> Strings.padStart(numbers.get(i), longest, ' '))
                    .collect(Collectors.joining("  ", "[", "]")));
        }
        return rows;
    }

    private static String range(double[] values) {
        double[] numbers = Arrays.stream(values).filter(Double::isFinite).toArray();
        int rest = values.length - numbers.length;
        String text = numbers.length == 0
                ? "no finite number"
                : "%s … %s"
                        .formatted(
                                DIGITS.text(Arrays.stream(numbers).min().orElseThrow()),
                                DIGITS.text(Arrays.stream(numbers).max().orElseThrow()));
        return rest == 0 || numbers.length == 0 ? text : text + ", %d not finite".formatted(rest);
    }
}
