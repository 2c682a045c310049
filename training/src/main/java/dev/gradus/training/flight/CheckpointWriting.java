package dev.gradus.training.flight;

import java.io.IOException;

/** What writes a checkpoint. */
@FunctionalInterface
public interface CheckpointWriting {
    /**
     * Writes it.
     *
     * @throws IOException if it cannot be written
     */
    void write() throws IOException;
}
