package dev.gradus.visualization.report;

import java.util.EnumMap;
import java.util.Map;

/**
 * Sees to it that looking takes no more than half a second and a hundredth of a run's time: a short run is looked at often,
 * and a long one does not feel it.
 */
final class Budget {
    /** What is looked at, each at a cost of its own. */
    enum Look {
        STEP,
        SPREADS,
        PREDICTIONS
    }

    private static final double ALLOWANCE = 0.5e9;
    private static final double SHARE = 0.01;
    /** Of each kind, so that any run has something to show. */
    private static final int FREE = 3;
    /** What takes much longer than the same look at its best was held up: classes were loaded, or another process ran. */
    private static final long HELD_UP = 4;

    private final long start;
    private final Map<Look, Spent> spent = new EnumMap<>(Look.class);

    /** What one kind of look took so far, in nanoseconds. */
    private record Spent(int count, long sum, long least) {
        Spent and(Spent other) {
            return new Spent(count + other.count, sum + other.sum, Math.min(least, other.least));
        }

        long charged() {
            return Math.min(sum, HELD_UP * count * least);
        }
    }

    /** A budget of the time from now on, given in nanoseconds. */
    Budget(long now) {
        start = now;
    }

    /** Whether there is time for another look of a kind. */
    boolean allows(Look look, long now) {
        Spent before = spent.get(look);
        long charged = spent.values().stream().mapToLong(Spent::charged).sum();
        return before == null || before.count < FREE || charged < ALLOWANCE + SHARE * (now - start);
    }

    /** Counts a look that took so many nanoseconds. */
    void spend(Look look, long nanoseconds) {
        spent.merge(look, new Spent(1, nanoseconds, nanoseconds), Spent::and);
    }
}
