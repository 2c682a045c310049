package dev.gradus.verification.conformance;

/** Gradus does not offer what a case calls, or not in this way. */
final class UnsupportedCaseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnsupportedCaseException(String reason) {
        super(reason);
    }
}
