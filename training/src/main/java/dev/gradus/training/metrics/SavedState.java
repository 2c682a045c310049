package dev.gradus.training.metrics;

/** Reads the numbers of a metric's saved state, each of which is checked on its way. */
final class SavedState {
    private static final double LARGEST_COUNT = 0x1p53;

    private final String metric;
    private final double[] numbers;
    private int place;

    /**
     * A state to be read from its beginning.
     *
     * @param metric whose it should be, for errors
     */
    SavedState(String metric, double[] numbers) {
        this.metric = metric;
        this.numbers = numbers;
    }

    /** The next number. */
    double number() {
        if (place == numbers.length) {
            throw error("it ends after %d numbers".formatted(numbers.length));
        }
        return numbers[place++];
    }

    /** The next number, which counts something. */
    long count() {
        double value = number();
        if (!(value >= 0 && value <= LARGEST_COUNT) || value != Math.rint(value)) {
            throw error("number %d should be a count, got %s".formatted(place - 1, value));
        }
        return (long) value;
    }

    /** The next number, which is a count that is no larger than something. */
    long count(long most) {
        long value = count();
        if (value > most) {
            throw error("number %d should be a count of at most %d, got %d".formatted(place - 1, most, value));
        }
        return value;
    }

    /** How many numbers are left. */
    int left() {
        return numbers.length - place;
    }

    /** Refuses a state that goes on. */
    void end() {
        expectLeft(0);
    }

    /** Refuses a state that has not so many numbers left. */
    void expectLeft(long expected) {
        if (left() != expected) {
            throw error("%d numbers were expected in all, got %d".formatted(place + expected, numbers.length));
        }
    }

    IllegalArgumentException error(String problem) {
        return new IllegalArgumentException(
                "%s: this is not a state of this metric: %s; restore what state() of a metric with the same settings gave"
                        .formatted(metric, problem));
    }
}
