package dev.gradus.examples.data;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes small IDX files of unsigned bytes. */
public final class IdxBytes {
    private IdxBytes() {}

    /** A compressed file with a header of these sizes, and these elements. */
    public static void write(Path file, byte[] elements, int... sizes) throws IOException {
        try (OutputStream raw = Files.newOutputStream(file);
                DataOutputStream out = new DataOutputStream(new GZIPOutputStream(raw))) {
            out.writeInt(0x0800 | sizes.length);
            for (int size : sizes) {
                out.writeInt(size);
            }
            out.write(elements);
        }
    }
}
