package dev.gradus.examples.data;

import dev.gradus.core.Tensor;
import dev.gradus.examples.files.FileFault;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads the format of MNIST and its relatives: two zero bytes, a byte for the element type, one for the number of
 * dimensions, their sizes as big-endian integers, then the elements.
 */
public final class IdxFile {
    private static final int UNSIGNED_BYTE = 0x08;
    private static final int MAX_RANK = 4;
    private static final int MAX_ELEMENTS = Integer.MAX_VALUE - 8;

    private IdxFile() {}

    /**
     * Reads a file of unsigned bytes.
     *
     * @param file compressed if its name ends in {@code .gz}
     * @return a float32 tensor with elements from 0 to 255
     * @throws IOException if the file cannot be read or is not what its name says; the message names the file
     */
    public static Tensor read(Path file) throws IOException {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                DataInputStream in = new DataInputStream(isCompressed(file) ? new GZIPInputStream(raw) : raw)) {
            int[] sizes = readHeader(file, in);
            float[] values = new float[elements(file, sizes)];
            byte[] bytes = new byte[values.length];
            in.readFully(bytes);
            if (in.read() >= 0) {
                throw new IOException("%s is damaged: it goes on after the %d elements that its header announces"
                        .formatted(file, values.length));
            }
            for (int i = 0; i < values.length; i++) {
                values[i] = bytes[i] & 0xFF;
            }
            return Tensor.of(values, sizes);
        } catch (EOFException e) {
            throw new IOException(file + " is damaged: it ends too early", e);
        } catch (ZipException e) {
            throw new IOException(file + " is damaged: it cannot be decompressed", e);
        } catch (FileSystemException e) {
            throw FileFault.reading(file, e);
        }
    }

    private static boolean isCompressed(Path file) {
        return file.toString().endsWith(".gz");
    }

    private static int[] readHeader(Path file, DataInputStream in) throws IOException {
        int zeros = in.readUnsignedShort();
        int type = in.readUnsignedByte();
        int rank = in.readUnsignedByte();
        if (zeros != 0 || type != UNSIGNED_BYTE || rank < 1 || rank > MAX_RANK) {
            throw new IOException(
                    "%s is damaged: an IDX file of unsigned bytes begins with 00 00 08 and the number of dimensions, this one with %02x %02x %02x %02x"
                            .formatted(file, zeros >> 8, zeros & 0xFF, type, rank));
        }
        int[] sizes = new int[rank];
        for (int i = 0; i < rank; i++) {
            sizes[i] = in.readInt();
        }
        return sizes;
    }

    private static int elements(Path file, int[] sizes) throws IOException {
        long elements = 1;
        for (int size : sizes) {
            // Two sizes of 31 bits fit into a long, and the check keeps the product at that.
            elements *= size;
            if (size < 0 || elements > MAX_ELEMENTS) {
                throw new IOException("%s is damaged: no array has the sizes %s of its header"
                        .formatted(file, Arrays.toString(sizes)));
            }
        }
        return (int) elements;
    }
}
