package dev.gradus.visualization.report;

/**
 * Sees to it that looking takes no more than half a second and a hundredth of a run's time: a short run is looked at often,
 * and a long one does not feel it.
 */
final class Budget {
    private static final double ALLOWANCE = 0.5e9;
    private static final double SHARE = 0.01;

    private final long start;
    private long spent;

    /** A budget of the time from now on, given in nanoseconds. */
    Budget(long now) {
        start = now;
    }

    /** Whether there is time for another look. */
    boolean allows(long now) {
        return spent < ALLOWANCE + SHARE * (now - start);
    }

    /** Counts a look, or a part of one, that took so many nanoseconds. */
    void spend(long nanoseconds) {
        spent += nanoseconds;
    }
}
