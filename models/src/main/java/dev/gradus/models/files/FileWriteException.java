package dev.gradus.models.files;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Tells that a file could not be written, why, and what to do; what stood there before is unchanged. */
public class FileWriteException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * Builds the message from what went wrong.
     *
     * @param file what was to be written
     * @param cause why it was not
     */
    public FileWriteException(Path file, IOException cause) {
        super(
                "%s was not written, and what stood there before is unchanged: %s"
                        .formatted(file, reason(file.toAbsolutePath(), cause)),
                cause);
    }

    private static String reason(Path file, IOException cause) {
        if (cause instanceof FileAlreadyExistsException) {
            return "there is a folder, a device or a pipe of that name; choose another name";
        }
        Path folder = Objects.requireNonNull(file.getParent()); // only a root, which is a folder, has none
        if (!Files.isDirectory(folder)) {
            return "the folder %s does not exist; create it, or bring its disk back".formatted(folder);
        }
        if (cause instanceof AccessDeniedException) {
            return "the permission to write in the folder %s is missing; change it, or choose another folder"
                    .formatted(folder);
        }
        if (cause instanceof ClosedByInterruptException) {
            return "the thread was interrupted meanwhile; write again";
        }
        return "%s; %s".formatted(problem(cause), freeSpace(folder));
    }

    /** The words of the operating system, without the name of the temporary file. */
    private static String problem(IOException cause) {
        String reason = cause instanceof FileSystemException known ? known.getReason() : cause.getMessage();
        return reason == null ? cause.toString() : reason;
    }

    private static String freeSpace(Path folder) {
        try {
            return "%d bytes are free in the folder %s; if that is too little, make room or choose another folder"
                    .formatted(Files.getFileStore(folder).getUsableSpace(), folder);
        } catch (IOException e) {
            return "nor can the folder %s be asked for its free space (%s); choose another one"
                    .formatted(folder, e.getMessage());
        }
    }
}
