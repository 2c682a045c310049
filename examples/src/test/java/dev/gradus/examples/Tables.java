package dev.gradus.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Small tables to learn from, and what commands say about them. */
final class Tables {
    private static final Path DATA = Path.of("data");

    private Tables() {}

    /** A table that comes with the examples. */
    static String carried(String name) {
        return DATA.resolve(name).toString();
    }

    static Path write(Path file, String... lines) throws IOException {
        return Files.write(file, List.of(lines));
    }

    /** Rows of two kinds, big and small, in two cities: 40 of each, in turn. */
    static Path animals(Path directory) throws IOException {
        Random random = new Random(1);
        return rows(directory.resolve("animals.csv"), "height,weight,city,animal", 80, i -> {
            boolean big = i % 2 == 0;
            return String.format(
                    Locale.ROOT,
                    "%.2f,%.1f,%s,%s",
                    (big ? 2 : 1) + 0.2 * random.nextGaussian(),
                    (big ? 90 : 30) + 5 * random.nextGaussian(),
                    i % 3 == 0 ? "Ulm" : "Bonn",
                    big ? "horse" : "dog");
        });
    }

    /** Rows whose price is 1000 for each room, and 500 for a garden. */
    static Path houses(Path directory) throws IOException {
        Random random = new Random(2);
        return rows(directory.resolve("houses.csv"), "rooms,garden,price", 100, i -> {
            double rooms = 1 + 5 * random.nextDouble();
            boolean garden = i % 3 == 0;
            return String.format(
                    Locale.ROOT, "%.3f,%s,%.1f", rooms, garden ? "yes" : "no", 1000 * rooms + (garden ? 500 : 0));
        });
    }

    static Path rows(Path file, String header, int count, IntFunction<String> row) throws IOException {
        List<String> lines = new ArrayList<>(Collections.singletonList(header));
        IntStream.range(0, count).mapToObj(row).forEach(lines::add);
        return Files.write(file, lines);
    }

    /** With a line changed, counted from 1 as editors do. */
    static Path changed(Path file, int line, String text) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(line - 1, text);
        return Files.write(file, lines);
    }

    /** The lines of a table after the first. */
    static List<String> body(String table) {
        return table.lines().skip(1).toList();
    }
}
