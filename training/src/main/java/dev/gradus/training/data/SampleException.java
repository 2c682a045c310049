package dev.gradus.training.data;

import java.util.OptionalInt;

/**
 * A sample could not be had, or some could not be made a batch; the {@linkplain #getCause() cause} says why. It reaches the
 * loop that reads a {@link DataLoader} at the place of the batch that failed, whichever thread it failed on.
 */
public final class SampleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int sample;

    private SampleException(int sample, String message, Throwable cause) {
        super(message, cause);
        this.sample = sample;
    }

    /** A sample that the data set could not give. */
    static SampleException of(int sample, RuntimeException cause) {
        return new SampleException(
                sample, "DataLoader: the sample %d cannot be had: %s".formatted(sample, words(cause)), cause);
    }

    /** Samples that are no batch together. */
    static SampleException ofBatch(String samples, RuntimeException cause) {
        return new SampleException(
                -1,
                "DataLoader: the samples %s make no batch: %s; if they differ in size, give the loader a collate(new Padding())"
                        .formatted(samples, words(cause)),
                cause);
    }

    private static String words(RuntimeException cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /** The position in the data set of the sample that failed; empty if the samples of a batch do not fit each other. */
    public OptionalInt sample() {
        return sample < 0 ? OptionalInt.empty() : OptionalInt.of(sample);
    }
}
