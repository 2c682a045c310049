package dev.gradus.models.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeAnOldVersion() throws IOException {
        file = Files.writeString(folder.resolve("file"), "old");
    }

    @Test
    void aFileIsCreatedOrReplaced() throws IOException {
        AtomicFile.write(file, out -> out.write("new".getBytes(UTF_8)));
        assertThat(file).hasContent("new");
        Path another = folder.resolve("another");
        AtomicFile.write(another, out -> out.write("more".getBytes(UTF_8)));
        assertThat(another).hasContent("more");
        assertOnly("file", "another");
    }

    @Test
    void theNameMayBeRelative() throws IOException {
        Path relative = Path.of("").toAbsolutePath().relativize(file.toAbsolutePath());
        AtomicFile.write(relative, out -> out.write("new".getBytes(UTF_8)));
        assertThat(file).hasContent("new");
    }

    @Test
    void theContentMayCloseItsStream() throws IOException {
        AtomicFile.write(file, out -> {
            try (out) {
                out.write("new".getBytes(UTF_8));
            }
        });
        assertThat(file).hasContent("new");
    }

    @Test
    void theOldVersionStaysWhereTheContentFails() throws IOException {
        IOException unreadable = new IOException("what the content is made of cannot be read");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(new byte[1 << 20]);
                    throw unreadable;
                }))
                .isSameAs(unreadable);
        assertUnchanged();
    }

    @Test
    void anErrorOfTheProgramComesThroughAsItIs() throws IOException {
        IllegalStateException error = new IllegalStateException("a mistake");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(1);
                    throw error;
                }))
                .isSameAs(error);
        assertUnchanged();
    }

    @Test
    void anErrorWithoutWordsIsNamed() {
        assertThat(new FileWriteException(file, new IOException()))
                .hasMessageContaining("is unchanged: java.io.IOException; ");
    }

    @Test
    void aFullDiskIsReported() throws IOException {
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();
        WatchedOutput watched = new WatchedOutput(Files.newOutputStream(full));

        IOException fault = catchThrowableOfType(IOException.class, () -> watched.write(new byte[100]));

        assertThat(watched.hasFailed()).isTrue();
        assertThat(new FileWriteException(file, fault))
                .hasMessageMatching(
                        ("%s was not written, and what stood there before is unchanged: No space left on device; "
                                        + "[0-9]+ bytes are free in the folder %s; if that is too little, make room or choose another folder")
                                .formatted(file, folder));
    }

    @Test
    void aFolderThatDoesNotExistIsReported() {
        Path lost = folder.resolve("lost").resolve("file");
        assertThatThrownBy(() -> AtomicFile.write(lost, out -> out.write(1)))
                .isInstanceOf(FileWriteException.class)
                .hasMessage(
                        "%s was not written, and what stood there before is unchanged: the folder %s does not exist; create it, or bring its disk back",
                        lost, lost.getParent());
    }

    @Test
    void aFolderThatVanishesMeanwhileIsReported() throws IOException {
        Path vanishing = Files.createDirectory(folder.resolve("vanishing"));
        assertThatThrownBy(() -> AtomicFile.write(vanishing.resolve("file"), out -> {
                    out.write(new byte[1 << 20]);
                    try (Stream<Path> paths = Files.list(vanishing)) {
                        for (Path path : paths.toList()) {
                            Files.delete(path);
                        }
                    }
                    Files.delete(vanishing);
                }))
                .isInstanceOf(FileWriteException.class)
                .hasMessageContaining("the folder %s does not exist; create it, or bring its disk back", vanishing);
        assertOnly("file");
    }

    @Test
    void aFolderWithoutPermissionIsReported() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        assumeThat(locked.toFile().setWritable(false)).isTrue();
        assumeThat(Files.isWritable(locked)).as("a user whom permissions bind").isFalse();
        assertThatThrownBy(() -> AtomicFile.write(locked.resolve("file"), out -> out.write(1)))
                .hasMessageContaining("the permission to write in the folder %s is missing", locked);
    }

    @Test
    void aMissingPermissionHasItsWords() {
        assertThat(new FileWriteException(file, new AccessDeniedException("temporary")))
                .hasMessage(
                        "%s was not written, and what stood there before is unchanged: the permission to write in the folder %s is missing; change it, or choose another folder",
                        file, folder);
    }

    @Test
    void aFolderIsNotReplaced() throws IOException {
        Path inTheWay = Files.createDirectory(folder.resolve("folder"));
        for (Path target : List.of(inTheWay, folder.getRoot())) {
            assertThatThrownBy(() -> AtomicFile.write(target, out -> out.write(1)))
                    .isInstanceOf(FileWriteException.class)
                    .hasMessage(
                            "%s was not written, and what stood there before is unchanged: there is a folder, a device or a pipe of that name; choose another name",
                            target);
        }
        assertThat(inTheWay).isDirectory();
    }

    @Test
    void aThreadThatWasInterruptedBeforeWrites() throws IOException {
        Thread.currentThread().interrupt();
        AtomicFile.write(file, out -> out.write("new".getBytes(UTF_8)));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(file).hasContent("new");
    }

    @Test
    void aThreadThatIsInterruptedMeanwhileGivesUp() throws IOException {
        assertThatThrownBy(() ->
                        AtomicFile.write(file, out -> Thread.currentThread().interrupt()))
                .isInstanceOf(FileWriteException.class)
                .hasMessageEndingWith("is unchanged: the thread was interrupted meanwhile; write again")
                .hasCauseInstanceOf(ClosedByInterruptException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertUnchanged();
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("latest"), file);
        AtomicFile.write(link, out -> out.write("new".getBytes(UTF_8)));
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void permissionsStay() throws IOException {
        assumeThat(Files.getFileStore(folder).supportsFileAttributeView("posix"))
                .isTrue();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw---x"));
        AtomicFile.write(file, out -> out.write("new".getBytes(UTF_8)));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw---x");
    }

    @Test
    void onlyLeftoversAreRemoved() throws IOException {
        String leftover = ".gradus-01234567-89ab-cdef-0123-456789abcdef.tmp";
        Path held = Files.createFile(folder.resolve(leftover.replace("cdef", "0000")));
        Files.createFile(folder.resolve(leftover));
        Files.createFile(folder.resolve(".gradus-notes.tmp"));
        Files.createFile(folder.resolve("copy-of" + leftover));
        try (FileChannel channel = FileChannel.open(held, StandardOpenOption.WRITE)) {
            assertThat(channel.lock()).isNotNull();
            AtomicFile.write(file, out -> out.write("new".getBytes(UTF_8)));
        }
        assertOnly("file", held.getFileName().toString(), ".gradus-notes.tmp", "copy-of" + leftover);
    }

    @Test
    void manyThreadsWriteAtOnce() throws Exception {
        AtomicFile.write(file, out -> WriterProcess.writeVersion(out, 0));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> writers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            int version = i;
            writers.add(threads.submit(() -> {
                AtomicFile.write(file, out -> WriterProcess.writeVersion(out, version));
                return null;
            }));
        }
        threads.shutdown();
        while (!threads.isTerminated()) {
            assertThat(WriterProcess.isWhole(file)).isTrue();
        }
        for (Future<?> writer : writers) {
            writer.get(); // throws what the writer has thrown
        }
        assertThat(WriterProcess.isWhole(file)).isTrue();
        assertOnly("file");
    }

    private void assertUnchanged() throws IOException {
        assertThat(file).hasContent("old");
        assertOnly("file");
    }

    private void assertOnly(String... names) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            assertThat(paths.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder(names);
        }
    }
}
