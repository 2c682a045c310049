package dev.gradus.visualization.report;

import dev.gradus.core.Tensor;
import dev.gradus.training.checkpoint.PartState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How some numbers were spread over a run: all looks up to a limit, then every second of them, and so on. */
final class SpreadHistory {
    private final int limit;
    private final List<Spread> rows = new ArrayList<>();

    SpreadHistory(int limit) {
        this.limit = limit;
    }

    void add(Spread row) {
        rows.add(row);
        if (rows.size() > limit) {
            for (int i = rows.size() / 2; i > 0; i--) {
                rows.remove(2 * i - 1);
            }
        }
    }

    List<Spread> rows() {
        return rows;
    }

    // ---- in a checkpoint

    /** Puts all rows into a state, under a name. */
    void save(PartState.Builder state, String name) {
        double[] numbers = rows.stream()
                .flatMapToDouble(row -> Arrays.stream(row.numbers()))
                .toArray();
        state.tensor(name, Tensor.of(numbers, rows.size(), Spread.NUMBERS));
    }

    /**
     * The history that was saved under a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    static SpreadHistory load(PartState state, String name, int limit) {
        SpreadHistory history = new SpreadHistory(limit);
        double[] numbers = state.tensor(name).toDoubleArray();
        for (int start = 0; start < numbers.length; start += Spread.NUMBERS) {
            history.rows.add(Spread.of(Arrays.copyOfRange(numbers, start, start + Spread.NUMBERS)));
        }
        return history;
    }
}
