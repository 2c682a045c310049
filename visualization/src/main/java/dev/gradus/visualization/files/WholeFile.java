package dev.gradus.visualization.files;

import dev.gradus.models.files.AtomicFile;
import dev.gradus.models.files.FileContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How everything that is to be looked at becomes a file. */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Writes a file, whole or not at all; its folder is made if need be.
     *
     * @throws IOException if it cannot be written; what stood there before is unchanged then
     */
    public static void write(Path file, FileContent content) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        AtomicFile.write(absolute, content);
    }
}
