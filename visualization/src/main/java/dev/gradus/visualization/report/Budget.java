package dev.gradus.visualization.report;

/**
 * The time that one kind of look may take. All kinds together get a hundredth of a run's time and a twentieth of a second, each
 * its own part of it: so a short run is looked at often, a long one does not feel it, and a kind that is dear leaves no gaps
 * in the others.
 *
 * <p>It is a bucket of time that is full at first and fills with the time that goes by. What a look took goes out of it, and
 * while nothing is left, such looks have to wait. A long pause makes it no more than full.
 */
final class Budget {
    private static final double FULL = 0.05e9;
    private static final double SHARE = 0.01;
    /** What takes much longer than the same look at its best was held up, by another process or the garbage collector. */
    private static final long HELD_UP = 4;

    private final double part;
    private final int free;
    private double left;
    private long filled;
    private int count;
    private long least = Long.MAX_VALUE;

    private Budget(double part, int free, long now) {
        this.part = part;
        this.free = free;
        this.left = FULL * part;
        this.filled = now;
    }

    /** For gradient norms and update ratios, from a time in nanoseconds on. */
    static Budget ofSteps(long now) {
        return new Budget(0.5, 3, now);
    }

    /** For spreads. */
    static Budget ofSpreads(long now) {
        return new Budget(0.25, 3, now);
    }

    /** For predictions before the end of the run; one may take as long as an epoch. */
    static Budget ofPredictions(long now) {
        return new Budget(0.25, 1, now);
    }

    /** Whether there is time for another look. */
    boolean allows(long now) {
        left = Math.min(FULL * part, left + SHARE * part * (now - filled));
        filled = now;
        return count < free || left > 0;
    }

    /** Counts a look that took so many nanoseconds; the first ones, in which classes are loaded too, are free. */
    void spend(long nanoseconds) {
        least = Math.min(least, nanoseconds);
        if (count >= free) {
            left -= Math.min(nanoseconds, HELD_UP * least);
        }
        count++;
    }
}
