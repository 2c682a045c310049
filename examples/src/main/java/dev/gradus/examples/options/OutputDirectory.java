package dev.gradus.examples.options;

import dev.gradus.examples.files.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says where an example leaves its files. */
public final class OutputDirectory {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            defaultValue = "out/${COMMAND-NAME}",
            description = "Where to write files (default: ${DEFAULT-VALUE}).")
    private Path path = Path.of("out");

    /** The option with its default. */
    public OutputDirectory() {}

    /**
     * Makes the directory, so that a wrong one is known before the training and not after it.
     *
     * @throws IOException if it cannot be made or written to
     */
    public Path create() throws IOException {
        return create(path);
    }

    /**
     * Makes a directory that files are to be written to.
     *
     * @throws IOException if it cannot be made or written to
     */
    public static Path create(Path path) throws IOException {
        Path directory = path.toAbsolutePath();
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw FileFault.writing(directory, e);
        }
        if (!Files.isWritable(directory)) {
            throw FileFault.writing(directory, "permission denied");
        }
        return directory;
    }
}
