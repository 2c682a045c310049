package dev.gradus.benchmarks.sidebyside;

/**
 * What a figure is to reach.
 *
 * @param bound the number
 * @param atLeast whether it is to be reached or exceeded, rather than kept to
 */
record Goal(double bound, boolean atLeast) {
    /** A figure that is to be as large. */
    static Goal atLeast(double bound) {
        return new Goal(bound, true);
    }

    /** A figure that is to be no larger. */
    static Goal atMost(double bound) {
        return new Goal(bound, false);
    }

    /** Whether a figure does. */
    boolean isMetBy(double figure) {
        return atLeast ? figure >= bound : figure <= bound;
    }

    /** The bound, and whether a figure keeps to it. */
    String judge(double figure) {
        return this + (isMetBy(figure) ? ": met" : ": missed");
    }

    @Override
    public String toString() {
        String number = bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
        return (atLeast ? "≥ " : "≤ ") + number;
    }
}
