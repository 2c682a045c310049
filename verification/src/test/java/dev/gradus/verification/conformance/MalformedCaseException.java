package dev.gradus.verification.conformance;

/** Cases are not there, or not as their format says. */
public final class MalformedCaseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedCaseException(String message) {
        super(message);
    }

    MalformedCaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
