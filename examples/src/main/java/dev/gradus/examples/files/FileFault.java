package dev.gradus.examples.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Says in a sentence what the JDK says with the class of an exception, whose message is only a path. */
public final class FileFault {
    private FileFault() {}

    /** What to throw when a file of the data cannot be read. */
    public static IOException reading(Path file, IOException cause) {
        return new IOException(
                "Cannot read %s: %s. Make it readable, or name another directory with --data DIR."
                        .formatted(file, reason(cause)),
                cause);
    }

    /** What to throw when a text cannot be read. */
    public static IOException readingText(Path file, IOException cause) {
        return new IOException(
                "Cannot read %s: %s. Make it readable, or name another file with --text FILE."
                        .formatted(file, reason(cause)),
                cause);
    }

    /** What to throw when a file or directory of the results cannot be written. */
    public static IOException writing(Path file, IOException cause) {
        return writing(file, reason(cause), cause);
    }

    /** What to throw when it is known before that a directory cannot be written to. */
    public static IOException writing(Path file, String reason) {
        return new IOException(writingSentence(file, reason));
    }

    private static IOException writing(Path file, String reason, IOException cause) {
        return new IOException(writingSentence(file, reason), cause);
    }

    private static String writingSentence(Path file, String reason) {
        return "Cannot write to %s: %s. Name another directory with --output DIR.".formatted(file, reason);
    }

    /** A line about any exception: its message, or a sentence where the message is only a path. */
    public static String describe(IOException exception) {
        if (exception instanceof FileSystemException fault) {
            return "Cannot read or write %s: %s. Make it accessible, or name another directory with an option (see --help)."
                    .formatted(fault.getFile(), reason(fault));
        }
        return reason(exception);
    }

    private static String reason(IOException exception) {
        if (exception instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (exception instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (exception instanceof FileAlreadyExistsException) {
            return "there is a file of that name, not a directory";
        }
        if (exception instanceof NotDirectoryException) {
            return "it is not a directory";
        }
        String words = exception instanceof FileSystemException fault ? fault.getReason() : exception.getMessage();
        return words == null ? exception.getClass().getSimpleName() : words;
    }
}
