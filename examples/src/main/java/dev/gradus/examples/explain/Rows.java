package dev.gradus.examples.explain;

import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Samples as they are written on the command line, such as {@code 1,2;3,4}.
 *
 * @param numbers one list for each sample, all of the same length
 */
public record Rows(List<List<Double>> numbers) {
    /** How many numbers a sample has. */
    public int width() {
        return numbers.get(0).size();
    }

    /** The samples as a tensor (samples, width). */
    public Tensor tensor(DType type) {
        return Tensor.from(numbers.stream()
                        .map(row ->
                                row.stream().mapToDouble(Double::doubleValue).toArray())
                        .toArray(double[][]::new))
                .to(type);
    }

    /**
     * The samples as classes (samples).
     *
     * @throws IllegalArgumentException if one is not a single whole number from 0 on
     */
    public Tensor classes() {
        for (List<Double> row : numbers) {
            double first = row.get(0);
            if (row.size() != 1 || first < 0 || first != Math.rint(first)) {
                throw new IllegalArgumentException(
                        "--target: expected the number of a class, such as 2, for each sample, got '%s'"
                                .formatted(Joiner.on(',').join(row)));
            }
        }
        return Tensor.from(
                numbers.stream().mapToLong(row -> row.get(0).longValue()).toArray());
    }

    /** Reads samples. */
    public static final class Converter implements ITypeConverter<Rows> {
        /** Picocli makes it. */
        public Converter() {}

        @Override
        public Rows convert(String value) {
            try {
                List<List<Double>> rows = Splitter.on(';')
                        .splitToStream(value)
                        .map(row -> Splitter.on(',')
                                .trimResults()
                                .splitToStream(row)
                                .map(Double::valueOf)
                                .toList())
                        .toList();
                if (rows.stream().map(List::size).distinct().count() == 1) {
                    return new Rows(rows);
                }
            } catch (NumberFormatException e) {
                // Said below, in the same words as for samples of different lengths.
            }
            throw new TypeConversionException(
                    "expected numbers such as 1,2 or, for several samples of the same length, 1,2;3,4, got '%s'"
                            .formatted(value));
        }
    }
}
