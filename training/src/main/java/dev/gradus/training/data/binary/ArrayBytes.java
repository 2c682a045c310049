package dev.gradus.training.data.binary;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.training.data.source.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The part of a file that holds the elements of an array, whatever stood before it. */
public final class ArrayBytes {
    private static final int MOST_ELEMENTS = Integer.MAX_VALUE - 8;
    private static final int PIECE = 1 << 20;

    private ArrayBytes() {}

    /**
     * The number of elements of an array.
     *
     * @param sizes as a header tells them, perhaps damaged
     * @throws IOException if no tensor has these sizes
     */
    public static int count(DataSource source, long... sizes) throws IOException {
        long count = 1;
        boolean isEmpty = false;
        for (long size : sizes) {
            if (size < 0 || size > MOST_ELEMENTS) {
                throw impossible(source, sizes);
            }
            // Two numbers of 31 bits fit into a long, and the check keeps the product at that; sizes beside a 0 count
            // too.
            count *= Math.max(1, size);
            isEmpty |= size == 0;
            if (count > MOST_ELEMENTS) {
                throw impossible(source, sizes);
            }
        }
        return isEmpty ? 0 : (int) count;
    }

    private static IOException impossible(DataSource source, long... sizes) {
        return source.damaged("no array has the sizes %s of its header".formatted(Arrays.toString(sizes)));
    }

    /**
     * Reads the elements, and makes sure that nothing follows them.
     *
     * <p>No more memory is asked for than the file has bytes for, whatever its header says.
     *
     * @throws IOException if the file ends before the last element, or goes on after it
     */
    public static Tensor read(
            DataSource source, InputStream in, ElementType type, ByteOrder order, DType dtype, int... sizes)
            throws IOException {
        int count = count(source, Arrays.stream(sizes).asLongStream().toArray());
        long length = (long) count * type.bytes();
        Pieces pieces = new Pieces();
        long read = 0;
        while (read < length) {
            byte[] piece = in.readNBytes((int) Math.min(PIECE, length - read));
            if (piece.length == 0) {
                throw source.damaged("it ends after %d of the %d bytes of its elements".formatted(read, length));
            }
            read += piece.length;
            pieces.add(piece);
        }
        if (in.read() >= 0) {
            throw source.damaged("it goes on after the %d elements that its header announces".formatted(count));
        }
        return pieces.elements(type, order, dtype, count).tensor(sizes);
    }

    /** Writes the elements in row-major order, little-endian, of the tensor's type. */
    public static void write(OutputStream out, Tensor tensor) throws IOException {
        long[] whole = tensor.dtype().isFloating() ? new long[0] : tensor.toLongArray();
        double[] real = tensor.dtype().isFloating() ? tensor.toDoubleArray() : new double[0];
        int size = tensor.dtype() == DType.BOOL ? 1 : tensor.dtype().bytes();
        ByteBuffer piece = ByteBuffer.allocate(PIECE).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < tensor.elements(); i++) {
            switch (tensor.dtype()) {
                case BOOL -> piece.put((byte) whole[i]);
                case INT64 -> piece.putLong(whole[i]);
                case FLOAT32 -> piece.putFloat((float) real[i]);
                case FLOAT64 -> piece.putDouble(real[i]);
            }
            if (piece.remaining() < size) {
                out.write(piece.array(), 0, piece.position());
                piece.clear();
            }
        }
        out.write(piece.array(), 0, piece.position());
    }
}
