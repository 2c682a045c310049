package dev.gradus.training;

/**
 * A loss or a gradient is NaN or infinite, so that a step would spoil the weights. The message names the epoch, the batch,
 * and where the first such number came up: in the data, in a module such as {@code model.2 (Dense)}, in the loss, or in the
 * gradient of a parameter.
 */
public final class NonFiniteException extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    private final int epoch;
    private final int batch;
    private final String place;

    NonFiniteException(int epoch, int batch, String place, String problem) {
        super("Epoch %d, batch %d: %s".formatted(epoch, batch, problem));
        this.epoch = epoch;
        this.batch = batch;
        this.place = place;
    }

    /** The epoch, counted from 1. */
    public int epoch() {
        return epoch;
    }

    /** The batch in the epoch, counted from 1. */
    public int batch() {
        return batch;
    }

    /**
     * Where it came up: {@code inputs}, {@code targets}, a module such as {@code model.2 (Dense)}, a loss such as
     * {@code MSELoss}, or a parameter such as {@code 2.weight}.
     */
    public String place() {
        return place;
    }
}
