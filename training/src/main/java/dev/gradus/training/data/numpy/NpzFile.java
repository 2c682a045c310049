package dev.gradus.training.data.numpy;

import dev.gradus.core.Tensor;
import dev.gradus.models.files.AtomicFile;
import dev.gradus.training.data.source.DataSource;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Reads and writes archives of named arrays, what {@code numpy.savez} and {@code numpy.savez_compressed} write: a zip file with
 * an entry in the format of {@link NpyFile} for each of them.
 *
 * <pre>{@code
 * Map<String, Tensor> arrays = NpzFile.read(Path.of("data.npz"));
 * Dataset dataset = new TensorDataset(arrays.get("x"), arrays.get("y"));
 * }</pre>
 */
public final class NpzFile {
    private static final String ENDING = ".npy";

    private NpzFile() {}

    /**
     * Reads all arrays, in the order of the archive.
     *
     * @throws IOException if the file cannot be read or is not what it should be; the message names it and the array
     */
    public static Map<String, Tensor> read(Path file) throws IOException {
        return read(DataSource.of(file));
    }

    static Map<String, Tensor> read(DataSource source) throws IOException {
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(source.openRaw())) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName();
                if (!name.endsWith(ENDING)) {
                    throw source.damaged(
                            "an archive of arrays has entries that end in .npy, this one has '%s'".formatted(name));
                }
                DataSource array = new DataSource("%s (%s)".formatted(source.name(), name), () -> in);
                String key = name.substring(0, name.length() - ENDING.length());
                if (arrays.put(key, NpyFile.read(array, in, null)) != null) {
                    throw source.damaged("the array '%s' comes twice".formatted(key));
                }
            }
        } catch (IllegalArgumentException e) {
            // What some JDKs throw for names that are no UTF-8.
            throw new IOException(source.name() + " is damaged: the name of an array cannot be read", e);
        } catch (ZipException | EOFException e) {
            throw new IOException("%s is damaged: %s".formatted(source.name(), e.getMessage()), e);
        }
        if (arrays.isEmpty()) {
            throw source.damaged("an archive of arrays is a zip file with at least one of them");
        }
        return arrays;
    }

    /**
     * Writes arrays, compressed, in their order; what was in the file is lost once all of it is
     * written.
     *
     * @throws IOException if the file cannot be written; it is then as it was
     */
    public static void write(Path file, Map<String, Tensor> arrays) throws IOException {
        AtomicFile.write(file, out -> write(out, arrays));
    }

    private static void write(OutputStream out, Map<String, Tensor> arrays) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Map.Entry<String, Tensor> array : arrays.entrySet()) {
            zip.putNextEntry(new ZipEntry(array.getKey() + ENDING));
            NpyFile.write(zip, array.getValue());
            zip.closeEntry();
        }
        zip.finish();
    }
}
