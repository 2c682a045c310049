package dev.gradus.examples.files;

import dev.gradus.models.ModelFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A model that an example has left behind. */
public final class SavedModel {
    private SavedModel() {}

    /**
     * Loads it.
     *
     * @throws IOException if there is none; the message says how to get one
     */
    public static ModelFile load(Path file) throws IOException {
        try {
            return ModelFile.load(file);
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "There is no file %s. Train a model first, with ./gradus digits, or name another file."
                            .formatted(file),
                    e);
        }
    }
}
