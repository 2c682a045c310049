package dev.gradus.training.data.source;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Something to read from that can be opened again and again.
 *
 * @param name how messages name it
 * @param opener opens it from the start
 */
public record DataSource(String name, Opener opener) {
    private static final int GZIP = 0x1F8B;

    /** Opens a file, a resource or the like. */
    @FunctionalInterface
    public interface Opener {
        /** Opens from the start. */
        InputStream open() throws IOException;
    }

    /** A file. */
    public static DataSource of(Path file) {
        return new DataSource(file.toString(), () -> Files.newInputStream(file));
    }

    /** A resource, such as {@code Main.class.getResource("table.csv.gz")}. */
    public static DataSource of(URL resource) {
        return new DataSource(resource.toString(), resource::openStream);
    }

    /**
     * The bytes, decompressed where the first two are those of gzip.
     *
     * @throws IOException if it cannot be opened; the message names it and says why, as do those of reading on
     */
    public InputStream open() throws IOException {
        InputStream raw = null;
        try {
            raw = new BufferedInputStream(opener.open());
            raw.mark(2);
            boolean isCompressed = (raw.read() << 8 | raw.read()) == GZIP;
            raw.reset();
            return isCompressed ? new Decompressed(this, new GZIPInputStream(raw)) : raw;
        } catch (IOException e) {
            if (raw != null) {
                raw.close();
            }
            throw fault(e);
        }
    }

    /**
     * The bytes as they are, not decompressed.
     *
     * @throws IOException if it cannot be opened; the message names it and says why
     */
    public InputStream openRaw() throws IOException {
        try {
            return new BufferedInputStream(opener.open());
        } catch (IOException e) {
            throw fault(e);
        }
    }

    /** What to throw where what is read is not what it should be. */
    public IOException damaged(String what) {
        return new IOException("%s is damaged: %s".formatted(name, what));
    }

    /** What to throw instead of an exception of the JDK, whose message may be no more than a path. */
    public IOException fault(IOException cause) {
        if (cause instanceof FileSystemException fault) {
            return new IOException("Cannot read %s: %s".formatted(name, reason(fault)), cause);
        }
        if (cause instanceof ZipException) {
            return new IOException("%s is damaged: it cannot be decompressed".formatted(name), cause);
        }
        return cause;
    }

    private static String reason(FileSystemException fault) {
        if (fault instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (fault instanceof AccessDeniedException) {
            return "permission denied";
        }
        return fault.getReason() == null ? fault.getClass().getSimpleName() : fault.getReason();
    }

    /** Says which file it is that cannot be decompressed. */
    private static final class Decompressed extends FilterInputStream {
        private final DataSource source;

        Decompressed(DataSource source, InputStream in) {
            super(in);
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (ZipException e) {
                throw source.fault(e);
            }
        }
    }
}
