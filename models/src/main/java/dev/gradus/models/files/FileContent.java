package dev.gradus.models.files;

import java.io.IOException;
import java.io.OutputStream;

/** What is to stand in a file. */
@FunctionalInterface
public interface FileContent {
    /**
     * Writes it.
     *
     * @param out buffered; it may be closed, or left open
     * @throws IOException if it cannot be written
     */
    void writeTo(OutputStream out) throws IOException;
}
