package dev.gradus.optimizers.settings;

/** Checks of the numbers that an optimizer or a schedule is set up with; each returns the number. */
public final class Setting {
    private Setting() {}

    /** Checks a number that is finite and at least 0. */
    public static double atLeastZero(String name, double value) {
        check(isFiniteAndAtLeastZero(value), name, "a finite number of at least 0", value);
        return value;
    }

    /** Whether a number is finite and at least 0. */
    public static boolean isFiniteAndAtLeastZero(double value) {
        return value >= 0 && Double.isFinite(value);
    }

    /** Checks a finite number above 0. */
    public static double aboveZero(String name, double value) {
        check(value > 0 && Double.isFinite(value), name, "a finite number above 0", value);
        return value;
    }

    /** Checks a decay rate of a running mean: at 1 the mean would never move. */
    public static double rate(String name, double value) {
        check(value >= 0 && value < 1, name, "at least 0 and less than 1", value);
        return value;
    }

    /** Checks a share that may be nothing or all. */
    public static double fromZeroToOne(String name, double value) {
        check(value >= 0 && value <= 1, name, "from 0 to 1", value);
        return value;
    }

    /** Checks a share that is to be divided by. */
    public static double aboveZeroToOne(String name, double value) {
        check(value > 0 && value <= 1, name, "above 0 and at most 1", value);
        return value;
    }

    /** Checks a count. */
    public static int atLeast(int minimum, String name, int value) {
        check(value >= minimum, name, "at least " + minimum, value);
        return value;
    }

    /** Checks that something comes once for all groups of an optimizer, or once for each. */
    public static void checkOneForEach(String name, int count, int groups) {
        if (count != 1 && count != groups) {
            throw new IllegalArgumentException(
                    "The %s must be given once for all groups of the optimizer or once for each of its %d, got %d"
                            .formatted(name, groups, count));
        }
    }

    private static void check(boolean holds, String name, String expected, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("The %s must be %s, got %s".formatted(name, expected, value));
        }
    }
}
