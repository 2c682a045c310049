package dev.gradus.training.data.idx;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.training.data.binary.ArrayBytes;
import dev.gradus.training.data.binary.ElementType;
import dev.gradus.training.data.binary.MappedArray;
import dev.gradus.training.data.source.DataSource;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the format of MNIST and its relatives: two zero bytes, a byte for the element type, one for the number of
 * dimensions, their sizes as big-endian integers, then the elements, big-endian too. Files compressed by gzip are recognised
 * by their content.
 *
 * <pre>{@code
 * Tensor images = IdxFile.read(Path.of("train-images-idx3-ubyte.gz"), DType.FLOAT32).div(255);
 * }</pre>
 *
 * @see <a href="http://yann.lecun.com/exdb/mnist/">LeCun, Cortes and Burges: The MNIST database, with the format</a>
 */
public final class IdxFile {
    private static final int MOST_DIMENSIONS = 8;

    private IdxFile() {}

    /**
     * Reads a file: whole numbers as int64, others as float32 or float64 as they are stored.
     *
     * @throws IOException if the file cannot be read or is not what it should be; the message names it
     */
    public static Tensor read(Path file) throws IOException {
        return read(DataSource.of(file), null);
    }

    /**
     * Reads a file into a tensor of a type, such as float32 for pixels that are bytes.
     *
     * @throws IOException if the file cannot be read or is not what it should be; the message names it
     */
    public static Tensor read(Path file, DType dtype) throws IOException {
        return read(DataSource.of(file), dtype);
    }

    static Tensor read(DataSource source, @Nullable DType dtype) throws IOException {
        try (DataInputStream in = new DataInputStream(source.open())) {
            Header header = header(source, in);
            return ArrayBytes.read(
                    source,
                    in,
                    header.type,
                    ByteOrder.BIG_ENDIAN,
                    dtype == null ? header.type.dtype() : dtype,
                    header.sizes);
        } catch (EOFException e) {
            throw new IOException(source.name() + " is damaged: it ends too early", e);
        }
    }

    /**
     * The array of a file that is not compressed, which stays there; its first dimension counts the samples.
     *
     * @throws IOException if the file cannot be read or is not what it should be; the message names it
     */
    public static MappedArray map(Path file) throws IOException {
        DataSource source = DataSource.of(file);
        Header header;
        try (DataInputStream in = new DataInputStream(source.openRaw())) {
            header = header(source, in);
        } catch (EOFException e) {
            throw new IOException(source.name() + " is damaged: it ends too early", e);
        }
        long start = 4 + 4L * header.sizes.length;
        return MappedArray.open(
                source,
                file,
                header.type,
                ByteOrder.BIG_ENDIAN,
                start,
                Arrays.stream(header.sizes).asLongStream().toArray());
    }

    private static final class Header {
        final ElementType type;
        final int[] sizes;

        Header(ElementType type, int[] sizes) {
            this.type = type;
            this.sizes = sizes;
        }
    }

    private static Header header(DataSource source, DataInputStream in) throws IOException {
        int zeros = in.readUnsignedShort();
        int code = in.readUnsignedByte();
        int rank = in.readUnsignedByte();
        ElementType type = type(code);
        if (zeros != 0 || type == null || rank < 1 || rank > MOST_DIMENSIONS) {
            throw source.damaged(
                    "an IDX file begins with 00 00, one of 08 09 0b 0c 0d 0e, and the number of dimensions from 1 to %d, this one with %02x %02x %02x %02x"
                            .formatted(MOST_DIMENSIONS, zeros >> 8, zeros & 0xFF, code, rank));
        }
        int[] sizes = new int[rank];
        for (int i = 0; i < rank; i++) {
            sizes[i] = in.readInt();
        }
        return new Header(type, sizes);
    }

    private static @Nullable ElementType type(int code) {
        return switch (code) {
            case 0x08 -> ElementType.UINT8;
            case 0x09 -> ElementType.INT8;
            case 0x0B -> ElementType.INT16;
            case 0x0C -> ElementType.INT32;
            case 0x0D -> ElementType.FLOAT32;
            case 0x0E -> ElementType.FLOAT64;
            default -> null;
        };
    }
}
