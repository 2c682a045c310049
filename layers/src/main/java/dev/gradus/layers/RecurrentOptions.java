package dev.gradus.layers;

import dev.gradus.core.module.Settings;

/**
 * What the parameters of a recurrent network depend on. New ones have one layer of one direction, with bias:
 *
 * <pre>{@code
 * new LSTM(new RecurrentOptions(128, 256).layers(2).bidirectional(true));
 * }</pre>
 *
 * @param input how many features a step has, at least 1
 * @param hidden how many hidden units each layer and direction has, at least 1
 * @param layers how many layers there are one above the other, at least 1
 * @param bidirectional whether each layer also runs from the end to the beginning, with weights of its own
 * @param bias whether there are biases
 * @param projection how many numbers the hidden state of an LSTM is brought down to, less than {@code hidden}; 0 to leave
 *     it as it is
 */
public record RecurrentOptions(int input, int hidden, int layers, boolean bidirectional, boolean bias, int projection) {
    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if one is too small or the projection too large
     */
    public RecurrentOptions {
        if (input < 1 || hidden < 1 || layers < 1) {
            throw new IllegalArgumentException(
                    "recurrent network: expected at least 1 input, 1 hidden unit and 1 layer, got %d, %d and %d"
                            .formatted(input, hidden, layers));
        }
        if (projection < 0 || projection >= hidden) {
            throw new IllegalArgumentException(
                    "recurrent network: expected a projection from 0 to less than the %d hidden units, got %d"
                            .formatted(hidden, projection));
        }
    }

    /**
     * One layer of one direction, with biases and without a projection.
     *
     * @param input how many features a step has, at least 1
     * @param hidden how many hidden units there are, at least 1
     * @throws IllegalArgumentException if one is less than 1
     */
    public RecurrentOptions(int input, int hidden) {
        this(input, hidden, 1, false, true, 0);
    }

    /** The same with so many layers, at least 1. */
    public RecurrentOptions layers(int count) {
        return new RecurrentOptions(input, hidden, count, bidirectional, bias, projection);
    }

    /** The same with one direction or two. */
    public RecurrentOptions bidirectional(boolean both) {
        return new RecurrentOptions(input, hidden, layers, both, bias, projection);
    }

    /** The same with or without biases. */
    public RecurrentOptions bias(boolean biased) {
        return new RecurrentOptions(input, hidden, layers, bidirectional, biased, projection);
    }

    /** The same with a projection of the hidden state to so many numbers; 0 for none. */
    public RecurrentOptions projection(int size) {
        return new RecurrentOptions(input, hidden, layers, bidirectional, bias, size);
    }

    int directions() {
        return bidirectional ? 2 : 1;
    }

    /** The size of the hidden state. */
    int output() {
        return projection == 0 ? hidden : projection;
    }

    Settings settings() {
        return Settings.of("input", input)
                .and("hidden", hidden)
                .and("layers", layers, 1)
                .and("bidirectional", bidirectional, false)
                .and("bias", bias, true)
                .and("projection", projection, 0);
    }

    static RecurrentOptions of(Settings settings) {
        return new RecurrentOptions(
                settings.integer("input"),
                settings.integer("hidden"),
                settings.integer("layers"),
                settings.flag("bidirectional"),
                settings.flag("bias"),
                settings.integer("projection"));
    }

    @Override
    public String toString() {
        return settings().toString();
    }
}
