package dev.gradus.training.diagnosis;

import dev.gradus.core.Tensor;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Between which numbers the columns of some rows are.
 *
 * @param lowest (columns)
 * @param highest (columns)
 */
record Range(Tensor lowest, Tensor highest) {
    static Range of(Tensor rows) {
        return new Range(rows.min(0), rows.max(0));
    }

    /** The range of the rows of both; of rows with another number of columns if that has changed. */
    static Range joined(@Nullable Range before, Range more) {
        if (before == null || before.size() != more.size()) {
            return more;
        }
        return new Range(before.lowest.minimum(more.lowest), before.highest.maximum(more.highest));
    }

    int size() {
        return lowest.elements();
    }

    /** The columns that are the same in all rows. */
    int[] constant() {
        return IntStream.range(0, size())
                .filter(i -> lowest.get(i) == highest.get(i))
                .toArray();
    }
}
