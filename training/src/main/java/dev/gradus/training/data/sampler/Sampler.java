package dev.gradus.training.data.sampler;

import java.util.List;

/**
 * Chooses the samples of each epoch and their order.
 *
 * <p>A sampler that draws at random remembers how far its random numbers have been drawn. {@link #state} and
 * {@link #restore} let it go on from there in another process.
 */
public interface Sampler {
    /**
     * How many positions one epoch has.
     *
     * @param samples the size of the data set
     */
    default int count(int samples) {
        return samples;
    }

    /**
     * Draws the positions of the next epoch.
     *
     * @param samples the size of the data set
     * @return {@link #count} positions from 0 to {@code samples - 1}, which may come more than once
     */
    int[] order(int samples);

    /** What {@link #restore} needs to go on from here: nothing, unless the sampler draws at random. */
    default List<Long> state() {
        return List.of();
    }

    /**
     * Goes on from a state, so that the orders to come are those that would have come then.
     *
     * @param state what {@link #state()} gave
     * @throws IllegalArgumentException if it is not the state of such a sampler
     */
    default void restore(List<Long> state) {
        if (!state.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s: draws nothing at random, so its state is empty, got %s; was it taken from another sampler?"
                            .formatted(getClass().getSimpleName(), state));
        }
    }
}
