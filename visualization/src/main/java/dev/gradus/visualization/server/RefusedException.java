package dev.gradus.visualization.server;

/** A request that is not granted; the message tells the person at the browser why. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String reason;

    /** A refusal with a status of HTTP, such as 403. */
    public RefusedException(int status, String message) {
        super(message);
        this.status = status;
        this.reason = message;
    }

    /** The message. */
    public String reason() {
        return reason;
    }

    /** The status of HTTP. */
    public int status() {
        return status;
    }
}
