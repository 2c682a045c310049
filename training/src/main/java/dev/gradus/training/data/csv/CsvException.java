package dev.gradus.training.data.csv;

import java.io.IOException;

/** A table says something that cannot be used; the message names file, line and column, what stands there and what should. */
public final class CsvException extends IOException {
    private static final long serialVersionUID = 1;

    CsvException(String message) {
        super(message);
    }

    CsvException(String message, Throwable cause) {
        super(message, cause);
    }
}
