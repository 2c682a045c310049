package dev.gradus.examples.table;

import dev.gradus.examples.options.Fraction;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what the columns of a table mean, and which of its rows are learned from. */
final class ColumnOptions {
    @Option(names = "--target", paramLabel = "COLUMN", description = "The column to predict.")
    @Nullable
    String target;

    @Option(
            names = "--task",
            paramLabel = "TASK",
            description =
                    "${COMPLETION-CANDIDATES}; otherwise texts are taken for classes, as are at most 20 different whole numbers.")
    @Nullable
    Task task;

    @Option(names = "--numbers", paramLabel = "COLUMN", split = ",", description = "Columns that are numbers.")
    List<String> numbers = List.of();

    @Option(
            names = "--categories",
            paramLabel = "COLUMN",
            split = ",",
            description = "Columns that are categories, even where they look like numbers.")
    List<String> categories = List.of();

    @Option(names = "--ignore", paramLabel = "COLUMN", split = ",", description = "Columns to leave out.")
    List<String> ignored = List.of();

    @Option(
            names = "--missing",
            paramLabel = "HOW",
            description = {
                "What stands in for missing values: ${COMPLETION-CANDIDATES}, of the rows to learn from; otherwise they are an error.",
                "Missing is what is empty, or one of NA, N/A, NaN, nan, null, ?."
            })
    @Nullable
    Substitute missing;

    @Option(
            names = "--allow-unknown",
            description = "Accept categories that come only later; they count as none of the known ones.")
    boolean allowUnknown;

    @Option(
            names = "--test",
            paramLabel = "FILE",
            description = "Another table to test on; otherwise a part of the rows is kept for that.")
    @Nullable
    Path test;

    @Option(
            names = "--test-fraction",
            paramLabel = "P",
            converter = Fraction.class,
            defaultValue = "0.2",
            description = "Part of the rows to test on (default: ${DEFAULT-VALUE}).")
    double testFraction;

    @Option(
            names = "--validation-fraction",
            paramLabel = "P",
            converter = Fraction.class,
            defaultValue = "0.2",
            description = "Part of the rows that tells when to stop (default: ${DEFAULT-VALUE}).")
    double validationFraction;

    /** All columns that are named besides the target. */
    List<String> named() {
        return Stream.of(numbers, categories, ignored).flatMap(List::stream).toList();
    }
}
