package dev.gradus.examples.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FileFaultTest {
    private static final Path FILE = Path.of("some", "file");

    @Test
    void reading_says_what_why_and_what_to_do() {
        assertThat(FileFault.reading(FILE, new AccessDeniedException(FILE.toString())))
                .hasMessage(
                        "Cannot read %s: permission denied. Make it readable, or name another directory with --data DIR.",
                        FILE);
        assertThat(FileFault.reading(FILE, new NoSuchFileException(FILE.toString())))
                .hasMessageStartingWith("Cannot read %s: it does not exist. ".formatted(FILE));
    }

    @Test
    void writing_says_what_why_and_what_to_do() {
        assertThat(FileFault.writing(FILE, new FileAlreadyExistsException(FILE.toString())))
                .hasMessage(
                        "Cannot write to %s: there is a file of that name, not a directory. Name another directory with --output DIR.",
                        FILE);
        assertThat(FileFault.writing(FILE, new FileSystemException(FILE.toString(), null, "Read-only file system")))
                .hasMessageStartingWith("Cannot write to %s: Read-only file system. ".formatted(FILE));
        assertThat(FileFault.writing(FILE, new IOException("No space left on device")))
                .hasMessageStartingWith("Cannot write to %s: No space left on device. ".formatted(FILE));
    }

    @Test
    void a_message_that_is_only_a_path_becomes_a_sentence() {
        assertThat(FileFault.describe(new AccessDeniedException(FILE.toString())))
                .isEqualTo(
                        "Cannot read or write %s: permission denied. Make it accessible, or name another directory with an option (see --help).",
                        FILE);
    }

    @Test
    void other_messages_stay() {
        assertThat(FileFault.describe(new IOException("A file is damaged"))).isEqualTo("A file is damaged");
        assertThat(FileFault.describe(new IOException())).isEqualTo("IOException");
    }
}
