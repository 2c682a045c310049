package dev.gradus.verification.conformance;

/** Gradus computes something else than PyTorch. */
final class MismatchError extends AssertionError {
    private static final long serialVersionUID = 1;

    MismatchError(String message) {
        super(message);
    }
}
