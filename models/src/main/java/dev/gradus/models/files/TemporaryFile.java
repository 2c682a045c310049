package dev.gradus.models.files;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that becomes another one by renaming, or vanishes.
 *
 * <p>While it is written its writer holds a lock on it, which the operating system takes back when the process ends in
 * whatever way: what can be locked by somebody else is a leftover. Who removes a leftover holds its lock too, so a new
 * file that is gone, or taken, by the time its writer has asked for the lock was mistaken for one; then another is made.
 */
final class TemporaryFile implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(TemporaryFile.class);
    private static final Pattern NAME = Pattern.compile("\\.gradus-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.tmp");

    /**
     * The names of this process's own files. They must not even be opened by others here: with POSIX locks, closing any
     * channel to a file gives back all locks that the process has on it.
     */
    private static final Set<String> OWN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;
    private boolean renamed;

    private TemporaryFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static TemporaryFile in(Path folder) throws IOException {
        while (true) {
            String name = ".gradus-%s.tmp".formatted(UUID.randomUUID());
            Path path = folder.resolve(name);
            OWN.add(name);
            TemporaryFile file;
            try {
                file = new TemporaryFile(
                        path, FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
            } catch (IOException e) {
                OWN.remove(name);
                throw e;
            }
            if (file.isKept()) {
                return file;
            }
            file.close();
        }
    }

    /** Whether the file is locked and still there. Where no locks exist nobody takes it for a leftover. */
    private boolean isKept() {
        try {
            return lock(channel) != null && Files.exists(path);
        } catch (IOException e) {
            LOG.debug("{} cannot be locked", path, e);
            return true;
        }
    }

    /** A lock far behind the content, because Windows lets nobody read what is locked. */
    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        return channel.tryLock(Long.MAX_VALUE - 1, 1, false);
    }

    /**
     * Writes the content and forces it to the disk.
     *
     * @throws ContentException if the content could not be made
     */
    void write(FileContent content) throws IOException {
        WatchedOutput watched = new WatchedOutput(Channels.newOutputStream(channel));
        OutputStream out = new BufferedOutputStream(watched, 1 << 16) {
            @Override
            public void close() throws IOException {
                flush(); // the channel is needed further
            }
        };
        try {
            content.writeTo(out);
        } catch (IOException e) {
            throw watched.hasFailed() ? e : new ContentException(e);
        }
        out.flush();
        channel.force(true);
    }

    void renameTo(Path target) throws IOException {
        keepPermissions(target);
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        renamed = true;
    }

    private void keepPermissions(Path target) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        if (view != null && Files.exists(target)) {
            Set<PosixFilePermission> permissions = view.readAttributes().permissions();
            if (!permissions.equals(Files.getPosixFilePermissions(path))) {
                Files.setPosixFilePermissions(path, permissions);
            }
        }
    }

    /** Removes the file, if it was not renamed, and gives back its lock. */
    @Override
    public void close() throws IOException {
        try (channel) {
            if (!renamed) {
                Files.deleteIfExists(path);
            }
        } finally {
            OWN.remove(path.getFileName().toString());
        }
    }

    /** Removes what killed processes have left in a folder; what cannot be removed stays for a later writer. */
    static void removeLeftovers(Path folder) {
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, TemporaryFile::mayBeLeftover)) {
            for (Path leftover : paths) {
                removeUnlessLocked(leftover);
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.debug("{} cannot be searched for temporary files", folder, e);
        }
    }

    private static boolean mayBeLeftover(Path path) {
        String name = path.getFileName().toString();
        return NAME.matcher(name).matches() && !OWN.contains(name);
    }

    private static void removeUnlessLocked(Path leftover) {
        try (FileChannel channel = FileChannel.open(leftover, StandardOpenOption.WRITE)) {
            if (lock(channel) != null) {
                Files.deleteIfExists(leftover);
                LOG.debug("removed {}, which a killed process has left", leftover);
            }
        } catch (IOException | OverlappingFileLockException e) {
            LOG.debug("{} cannot be removed", leftover, e);
        }
    }
}
