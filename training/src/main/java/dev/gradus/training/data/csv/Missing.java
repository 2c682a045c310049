package dev.gradus.training.data.csv;

/**
 * What stands in for a value that is missing. Whatever is computed is computed of the training rows.
 */
public final class Missing {
    private static final Missing ERROR = new Missing(Kind.ERROR, "");
    private static final Missing MEAN = new Missing(Kind.MEAN, "");
    private static final Missing MEDIAN = new Missing(Kind.MEDIAN, "");
    private static final Missing MOST_FREQUENT = new Missing(Kind.MOST_FREQUENT, "");

    private final Kind kind;
    private final String constant;

    private Missing(Kind kind, String constant) {
        this.kind = kind;
        this.constant = constant;
    }

    enum Kind {
        ERROR,
        MEAN,
        MEDIAN,
        MOST_FREQUENT,
        CONSTANT
    }

    /** Nothing: a missing value is an error, as it is unless set. */
    public static Missing error() {
        return ERROR;
    }

    /** The mean of a column of numbers; in one of categories, the most frequent. */
    public static Missing mean() {
        return MEAN;
    }

    /** The median of a column of numbers; in one of categories, the most frequent. */
    public static Missing median() {
        return MEDIAN;
    }

    /** The value that comes most often; of several, the one that is first in order. */
    public static Missing mostFrequent() {
        return MOST_FREQUENT;
    }

    /** A value, such as {@code "0"} or a category of its own such as {@code "unknown"}. */
    public static Missing constant(String value) {
        return new Missing(Kind.CONSTANT, value);
    }

    Kind kind() {
        return kind;
    }

    String constant() {
        return constant;
    }
}
