package dev.gradus.visualization.report;

/** Sees to it that looking takes no more than a share of a run's time. */
final class Budget {
    /** So that a short run has something to show. */
    private static final int FREE_LOOKS = 3;

    private final double share;
    private final long start;
    private long spent;
    private int looks;

    /** A budget of a share of the time from now on, given in nanoseconds. */
    Budget(double share, long now) {
        this.share = share;
        this.start = now;
    }

    /** Whether there is time for another look. */
    boolean allows(long now) {
        return looks < FREE_LOOKS || spent < share * (now - start);
    }

    /** Counts a look, or a further part of one, that took so many nanoseconds. */
    void spend(long nanoseconds) {
        spent += nanoseconds;
    }

    /** Counts a look as begun. */
    void begin() {
        looks++;
    }
}
