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
    /** What takes much longer than the same look did before was held up by something else. */
    private static final long HELD_UP = 4;

    private final long start;
    private final Map<Look, Long> lowest = new EnumMap<>(Look.class);
    private long spent;

    /** A budget of the time from now on, given in nanoseconds. */
    Budget(long now) {
        start = now;
    }

    /** Whether there is time for another look. */
    boolean allows(long now) {
        return spent < ALLOWANCE + SHARE * (now - start);
    }

    /** Counts a look that took so many nanoseconds. */
    void spend(Look look, long nanoseconds) {
        spent += Math.min(nanoseconds, HELD_UP * lowest.merge(look, nanoseconds, Math::min));
    }
}
