package dev.gradus.training.checkpoint;

import org.jspecify.annotations.Nullable;

/** A checkpoint is whole, but one of another run: of other parts, or of parts that are not like those at hand. */
public final class CheckpointMismatchException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    CheckpointMismatchException(String message, @Nullable RuntimeException cause) {
        super(message, cause);
    }

    /** What does not fit, without the file and the name of the part. */
    public String problem() {
        Throwable cause = getCause();
        return String.valueOf(cause == null ? getMessage() : cause.getMessage());
    }
}
