package dev.gradus.verification.conformance;

import org.jspecify.annotations.Nullable;

/**
 * What came of a case.
 *
 * @param status whether all its runs agreed
 * @param detail what differs or is not offered; empty for what passed
 * @param cause what a failed case threw
 */
public record Outcome(
        Status status, String detail, @Nullable Throwable cause) {
    /** What a case counts as. */
    public enum Status {
        /** Gradus computes the same. */
        PASSED,
        /** Gradus computes something else, or breaks off. */
        FAILED,
        /** Gradus does not offer what is called, or not with these arguments. */
        UNSUPPORTED
    }

    static Outcome passed() {
        return new Outcome(Status.PASSED, "", null);
    }

    static Outcome failed(String detail, Throwable cause) {
        return new Outcome(Status.FAILED, detail, cause);
    }

    static Outcome unsupported(String reason) {
        return new Outcome(Status.UNSUPPORTED, reason, null);
    }
}
