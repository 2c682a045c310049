package dev.gradus.examples.table;

import java.io.IOException;

/** Something about a user's files is not as it must be; the message says what, where, and what to do. */
final class TableException extends IOException {
    private static final long serialVersionUID = 1;

    TableException(String message) {
        super(message);
    }

    TableException(String message, Throwable cause) {
        super(message, cause);
    }
}
