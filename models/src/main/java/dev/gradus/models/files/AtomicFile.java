package dev.gradus.models.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes files that are whole at any moment: a reader sees the old content or the new one, never a part, whether the
 * disk is full, the folder vanishes, the process is killed or the power fails.
 *
 * <p>The content goes into a temporary file in the same folder ({@code .gradus-<uuid>.tmp}), which is forced to the disk
 * and then renamed to the file, a step that happens as a whole; at last the folder is forced to the disk, where the
 * platform can do that. When something fails the temporary file is removed. What killed processes have left is removed
 * by the next writer into the folder: it holds no lock any more, while the file of a writer at work does.
 *
 * <p>Any number of threads and processes may write at once, the same file too: the last one to finish is what stays. A
 * file that is there keeps its permissions, and a symbolic link keeps pointing to it.
 */
public final class AtomicFile {
    private static final Logger LOG = LoggerFactory.getLogger(AtomicFile.class);

    private AtomicFile() {}

    /**
     * Creates or replaces a file. A thread that was interrupted before writes all the same, and stays interrupted; one
     * that is interrupted meanwhile gives up.
     *
     * @param file where to; its folder must exist
     * @param content writes what is to stand in the file; its own exceptions, such as of another file that it reads, come
     *     through as they are
     * @throws FileWriteException if it cannot be written; what stood there before is unchanged then
     * @throws IOException of the content; what stood there before is unchanged then
     */
    public static void write(Path file, FileContent content) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            replace(file, content);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void replace(Path file, FileContent content) throws IOException {
        try {
            // Renaming would put a file in the place of a link, a device or an empty folder.
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                throw new FileAlreadyExistsException(target.toString(), null, "no regular file");
            }
            Path folder = Objects.requireNonNull(target.getParent());
            TemporaryFile.removeLeftovers(folder);
            try (TemporaryFile temporary = TemporaryFile.in(folder)) {
                temporary.write(content);
                temporary.renameTo(target);
            }
            force(folder);
        } catch (ContentException e) {
            throw e.problem();
        } catch (IOException e) {
            throw new FileWriteException(file, e);
        }
    }

    /** Makes a renaming last over a power failure. Windows has no such call, and does without. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            LOG.debug("{} cannot be forced to the disk; after a power failure it may show the old file", folder, e);
        }
    }
}
