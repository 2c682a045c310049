package dev.gradus.training.data.numpy;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.models.files.AtomicFile;
import dev.gradus.training.data.binary.ArrayBytes;
import dev.gradus.training.data.binary.MappedArray;
import dev.gradus.training.data.source.DataSource;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes single arrays in NumPy's format, what {@code numpy.save} writes and {@code numpy.load} reads.
 *
 * <pre>{@code
 * Tensor inputs = NpyFile.read(Path.of("inputs.npy"));
 * NpyFile.write(Path.of("predictions.npy"), model.apply(inputs));
 * }</pre>
 *
 * <p>Versions 1 to 3 are read, with elements of the types {@code b1}, {@code i1} to {@code i8}, {@code u1} to {@code u4} and
 * {@code f2} to {@code f8}, in both byte orders, in C and Fortran order. Objects, which NumPy stores as programs, are refused.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">The format</a>
 */
public final class NpyFile {
    private NpyFile() {}

    /**
     * Reads a file: bool as it is, whole numbers as int64, {@code f2} and {@code f4} as float32, {@code f8} as float64.
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
        try (InputStream in = source.open()) {
            return read(source, in, dtype);
        }
    }

    /** An array that ends where the stream ends. */
    static Tensor read(DataSource source, InputStream in, @Nullable DType dtype) throws IOException {
        try {
            NpyHeader header = NpyHeader.read(source, new DataInputStream(in));
            ArrayBytes.count(source, header.shape);
            int[] sizes = Arrays.stream(header.shape).mapToInt(Math::toIntExact).toArray();
            Tensor stored = ArrayBytes.read(
                    source,
                    in,
                    header.type,
                    header.order,
                    dtype == null ? header.type.dtype() : dtype,
                    header.fortranOrder ? reversed(sizes) : sizes);
            // The elements of an array in Fortran order are those of its transpose in C order.
            return header.fortranOrder
                    ? stored.permute(reversed(IntStream.range(0, sizes.length).toArray()))
                            .contiguous()
                    : stored;
        } catch (EOFException e) {
            throw new IOException(source.name() + " is damaged: it ends too early", e);
        }
    }

    private static int[] reversed(int... numbers) {
        return IntStream.range(0, numbers.length)
                .map(i -> numbers[numbers.length - 1 - i])
                .toArray();
    }

    /**
     * The array of a file, which stays there; its first dimension counts the samples.
     *
     * @throws IOException if the file cannot be read or is not what it should be, is in Fortran order, or its array a scalar; the
     *     message names it
     */
    public static MappedArray map(Path file) throws IOException {
        DataSource source = DataSource.of(file);
        NpyHeader header;
        try (InputStream in = source.openRaw()) {
            header = NpyHeader.read(source, new DataInputStream(in));
        } catch (EOFException e) {
            throw new IOException(source.name() + " is damaged: it ends too early", e);
        }
        if (header.shape.length == 0 || header.fortranOrder) {
            throw new IOException(
                    "%s: an array that is read sample by sample must have a first dimension and be in C order; write it anew with numpy.ascontiguousarray, or read it as a whole"
                            .formatted(source.name()));
        }
        return MappedArray.open(source, file, header.type, header.order, header.bytes, header.shape);
    }

    /**
     * Writes a tensor in C order, of the type that it has; what was in the file is lost once
     * all of it is written.
     *
     * @throws IOException if the file cannot be written; it is then as it was
     */
    public static void write(Path file, Tensor tensor) throws IOException {
        AtomicFile.write(file, out -> write(out, tensor));
    }

    static void write(OutputStream out, Tensor tensor) throws IOException {
        out.write(NpyHeader.of(tensor.dtype(), tensor.shape()));
        ArrayBytes.write(out, tensor);
    }
}
