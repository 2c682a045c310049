package dev.gradus.training.data.binary;

import dev.gradus.core.DType;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.training.data.source.DataSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * An array that stays in its file and is read sample by sample, so that it may be larger than memory: the system brings the
 * pages that are read, and takes them back where memory is short.
 *
 * <pre>{@code
 * MappedArray images = MappedArray.open(Path.of("images.raw"), ElementType.UINT8, ByteOrder.LITTLE_ENDIAN, 0, 3, 64, 64);
 * Dataset dataset = new MappedDataset(images.as(DType.FLOAT32), NpyFile.map(Path.of("labels.npy")));
 * }</pre>
 *
 * <p>It may be read by several threads at once. The file must not become shorter while it is in use: the JVM answers that with an
 * {@link InternalError}.
 *
 * <p><b>Shape</b>: (samples, ...) in row-major order.
 */
public final class MappedArray {
    /** A map holds less than 2 GiB, so there are several; each has whole samples. */
    private static final int MOST_BYTES_OF_A_MAP = 1 << 30;

    private final List<MappedByteBuffer> maps;
    private final int samplesOfAMap;
    private final ElementType type;
    private final ByteOrder order;
    private final DType dtype;
    private final Shape sample;
    private final int samples;

    private MappedArray(
            List<MappedByteBuffer> maps,
            int samplesOfAMap,
            ElementType type,
            ByteOrder order,
            DType dtype,
            Shape sample,
            int samples) {
        this.maps = maps;
        this.samplesOfAMap = samplesOfAMap;
        this.type = type;
        this.order = order;
        this.dtype = dtype;
        this.sample = sample;
        this.samples = samples;
    }

    /**
     * A file of numbers without a header, or after one.
     *
     * @param type how numbers are stored
     * @param order the order of the bytes of a number
     * @param offset where the first one begins
     * @param sampleSizes the shape of a sample; none for a single number. There are as many samples as the file has room for.
     * @throws IOException if the file cannot be read, or has more bytes than whole samples
     */
    public static MappedArray open(Path file, ElementType type, ByteOrder order, long offset, int... sampleSizes)
            throws IOException {
        return inMaps(MOST_BYTES_OF_A_MAP, file, type, order, offset, sampleSizes);
    }

    /** As {@link #open}, in maps of another size. */
    static MappedArray inMaps(
            int mostBytes, Path file, ElementType type, ByteOrder order, long offset, int... sampleSizes)
            throws IOException {
        return map(mostBytes, DataSource.of(file), file, type, order, offset, sampleSizes);
    }

    /**
     * The array of a file with a header; for readers of a format.
     *
     * @param source the file, as messages name it
     * @param shape the sizes that the header tells, at least one; the first one counts the samples
     * @throws IOException if the file has not as many bytes as the array
     */
    public static MappedArray open(
            DataSource source, Path file, ElementType type, ByteOrder order, long offset, long... shape)
            throws IOException {
        long[] sample = Arrays.copyOfRange(shape, 1, shape.length);
        ArrayBytes.count(source, sample);
        int[] sizes = Arrays.stream(sample).mapToInt(Math::toIntExact).toArray();
        MappedArray array = map(MOST_BYTES_OF_A_MAP, source, file, type, order, offset, sizes);
        if (array.samples != shape[0]) {
            throw source.damaged(
                    "its header announces %d samples, but there are %d".formatted(shape[0], array.samples));
        }
        return array;
    }

    private static MappedArray map(
            int mostBytes,
            DataSource source,
            Path file,
            ElementType type,
            ByteOrder order,
            long offset,
            int... sampleSizes)
            throws IOException {
        long bytes = (long) ArrayBytes.count(
                        source, Arrays.stream(sampleSizes).asLongStream().toArray())
                * type.bytes();
        if (bytes == 0 || bytes > Integer.MAX_VALUE) {
            throw new IOException("%s: a sample must have 1 to %d bytes, but one of shape %s in %s has %d"
                    .formatted(source.name(), Integer.MAX_VALUE, Arrays.toString(sampleSizes), type, bytes));
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long length = channel.size() - offset;
            if (offset < 0 || length < 0 || length % bytes != 0 || length / bytes > Integer.MAX_VALUE) {
                throw source.damaged(
                        "expected whole samples of %d bytes, up to 2^31 - 1 of them, from byte %d on, but the file has %d bytes"
                                .formatted(bytes, offset, channel.size()));
            }
            int samples = (int) (length / bytes);
            int samplesOfAMap = (int) Math.max(1, mostBytes / bytes);
            List<MappedByteBuffer> maps = new ArrayList<>();
            for (long first = 0; first < samples; first += samplesOfAMap) {
                long size = Math.min(samplesOfAMap, samples - first) * bytes;
                maps.add(channel.map(MapMode.READ_ONLY, offset + first * bytes, size));
            }
            return new MappedArray(maps, samplesOfAMap, type, order, type.dtype(), Shape.of(sampleSizes), samples);
        } catch (IOException e) {
            throw source.fault(e);
        }
    }

    /** This array with samples of another type, such as float32 for pixels that are bytes. */
    public MappedArray as(DType other) {
        return new MappedArray(maps, samplesOfAMap, type, order, other, sample, samples);
    }

    /** The number of samples. */
    public int samples() {
        return samples;
    }

    /** The shape of a sample. */
    public Shape sampleShape() {
        return sample;
    }

    /** The type of the tensors. */
    public DType dtype() {
        return dtype;
    }

    /**
     * One sample, of the samples' shape.
     *
     * @throws IndexOutOfBoundsException if there is no such sample
     */
    public Tensor get(int index) {
        Elements elements = new Elements(dtype, sample.elements());
        read(index, elements, 0);
        return elements.tensor(sample.toArray());
    }

    /**
     * Some samples, (n, ...).
     *
     * @throws IndexOutOfBoundsException if there is no such sample
     */
    public Tensor batch(int... indices) {
        Elements elements = new Elements(dtype, Math.multiplyExact(indices.length, sample.elements()));
        for (int i = 0; i < indices.length; i++) {
            read(indices[i], elements, i * sample.elements());
        }
        int[] sizes = new int[sample.rank() + 1];
        sizes[0] = indices.length;
        System.arraycopy(sample.toArray(), 0, sizes, 1, sample.rank());
        return elements.tensor(sizes);
    }

    private void read(int index, Elements elements, int first) {
        Objects.checkIndex(index, samples);
        // The byte order belongs to a buffer, and threads may share this one.
        ByteBuffer map = maps.get(index / samplesOfAMap).duplicate().order(order);
        int at = index % samplesOfAMap * sample.elements() * type.bytes();
        elements.set(map, at, type, first, sample.elements());
    }
}
