package dev.gradus.examples.table;

import dev.gradus.training.data.Partition;
import dev.gradus.training.data.csv.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rows to learn from, those that tell when to stop, and those that the finished model is judged by, once.
 */
record TableParts(Table training, Table validation, Table test) {
    private static final int FEWEST = 10;

    /**
     * Deals the rows of a table into three parts, of classes in the same proportions.
     *
     * @param file what messages call the table
     */
    static TableParts of(Path file, Table table, Target target, double testing, double validating, long seed)
            throws IOException {
        if (testing + validating >= 1) {
            throw new TableException(
                    "--test-fraction %s and --validation-fraction %s leave no row to learn from. Both together must be below 1."
                            .formatted(testing, validating));
        }
        checkEnough(file, table, testing, "--test-fraction", testing);
        Table.Parts rest = table.split(partition(table, target, 1 - testing, seed));
        Table remaining = rest.training();
        return withTest(file, remaining, rest.heldOut(), target, validating / (1 - testing), validating, seed);
    }

    /** Deals the rows of a table into two parts, where the third is another table. */
    static TableParts of(Path file, Table table, Table test, Target target, double validating, long seed)
            throws IOException {
        return withTest(file, table, test, target, validating, validating, seed);
    }

    private static TableParts withTest(
            Path file, Table table, Table test, Target target, double share, double asked, long seed)
            throws IOException {
        checkEnough(file, table, share, "--validation-fraction", asked);
        Table.Parts parts = table.split(partition(table, target, 1 - share, seed));
        checkClasses(file, parts.training(), target);
        return new TableParts(parts.training(), parts.heldOut(), test);
    }

    private static Partition partition(Table table, Target target, double share, long seed) throws IOException {
        return target.task() == Task.CLASSIFICATION
                ? Partition.stratified(table.column(target.column()), share, seed)
                : Partition.random(table.rows(), share, seed);
    }

    private static void checkEnough(Path file, Table table, double share, String option, double asked)
            throws TableException {
        if (table.rows() < FEWEST) {
            throw new TableException(
                    "%s has too few rows to learn from: %d, of which parts to learn from, to validate and to test are needed. Expected at least %d."
                            .formatted(file, table.rows(), FEWEST));
        }
        long first = Math.round((1 - share) * table.rows());
        if (first < 1 || first >= table.rows()) {
            throw new TableException("%s has too few rows for %s %s: of %d rows that is none. Take a larger part."
                    .formatted(file, option, asked, table.rows()));
        }
    }

    /** A class that the network never sees cannot be learned, nor can it be told that it was mistaken. */
    private static void checkClasses(Path file, Table training, Target target) throws IOException {
        if (target.task() == Task.REGRESSION) {
            return;
        }
        Set<String> seen = new HashSet<>(training.column(target.column()));
        List<String> lacking = new ArrayList<>(target.classes().keySet());
        lacking.removeAll(seen);
        if (!lacking.isEmpty()) {
            throw new TableException(
                    "%s has too few rows of the class '%s': %d, and none of them is among the rows to learn from. Add some, or take its rows out."
                            .formatted(file, lacking.get(0), target.classes().get(lacking.get(0))));
        }
    }
}
