package dev.gradus.training;

/**
 * A loss or a gradient is NaN or infinite, so that a step would spoil the weights. The message names the epoch, the batch,
 * and where the first such number came up: in the data, in a module such as {@code model.2 (Dense)}, in the loss, or in the
 * gradient of a parameter; then the operation that made it, with what its inputs were like. A {@link BatchKeeper} keeps the
 * batch.
 */
public final class NonFiniteException extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    private final int epoch;
    private final int batch;
    private final String place;
    private final String problem;
    private final String operation;
    private String kept = "callback(new BatchKeeper(folder)) keeps such a batch in a file";

    NonFiniteException(int epoch, int batch, String place, String problem, String operation) {
        super("Epoch %d, batch %d: %s".formatted(epoch, batch, problem));
        this.epoch = epoch;
        this.batch = batch;
        this.place = place;
        this.problem = problem;
        this.operation = operation;
    }

    /** Says where the batch is. */
    void setKept(String where) {
        kept = where;
    }

    @Override
    public String getMessage() {
        return super.getMessage() + "; " + kept;
    }

    /** What is wrong and the likely fix, as in the message. */
    public String problem() {
        return problem;
    }

    /**
     * The operation that made the first such number, such as {@code log}, or {@code sqrt} if that is whose gradient is not
     * finite; empty if it could not be found, as in data that is not finite itself.
     */
    public String operation() {
        return operation;
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
