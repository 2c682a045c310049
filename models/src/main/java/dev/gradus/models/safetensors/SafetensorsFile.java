package dev.gradus.models.safetensors;

import static dev.gradus.models.safetensors.SafetensorsException.shown;

import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * An open file, of which tensors are read one by one: for files that are larger than what is needed of them. Made by
 * {@link Safetensors#open}; to be used by one thread at a time.
 *
 * <p>The header is read and checked when the file is opened; numbers are read when a tensor is asked for. No array is
 * made before the size that the file claims was compared with the size that it has.
 */
public final class SafetensorsFile implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final String file;
    private final SeekableByteChannel channel;
    private final SafetensorsHeader header;
    private final Map<String, TensorEntry> entries = new HashMap<>();
    private final long dataStart;
    private final ByteBuffer buffer;

    /**
     * Reads and checks the header.
     *
     * @param file the name for messages
     * @param channel closed with this
     */
    SafetensorsFile(String file, SeekableByteChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        int capacity = (int) Math.max(Long.BYTES, Math.min(channel.size(), BUFFER));
        this.buffer = ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
        int length = headerLength();
        ByteBuffer bytes = ByteBuffer.allocate(length);
        read(bytes, Long.BYTES, "its header");
        this.dataStart = Long.BYTES + (long) length;
        if (length == 0 || bytes.get(0) != '{') {
            throw new SafetensorsException(file, "its header does not begin with {; this is no safetensors file");
        }
        this.header =
                new HeaderCheck(file, channel.size() - dataStart).ordered(HeaderParser.parse(file, bytes, Long.BYTES));
        header.entries().forEach(entry -> entries.put(entry.name(), entry));
    }

    private int headerLength() throws IOException {
        long size = channel.size();
        if (size < Long.BYTES) {
            throw new SafetensorsException(
                    file,
                    "it has %d bytes, too few for the 8 that tell the length of a header; write it again"
                            .formatted(size));
        }
        read(buffer.limit(Long.BYTES), 0, "the length of its header");
        long length = buffer.getLong(0);
        if (length < 0 || length > StrictJson.MAX_BYTES) {
            throw new SafetensorsException(
                    file,
                    "its header would have %s bytes, at most %d are allowed; this is no safetensors file, files of torch.save must be converted in Python"
                            .formatted(Long.toUnsignedString(length), StrictJson.MAX_BYTES));
        }
        if (length > size - Long.BYTES) {
            throw new SafetensorsException(
                    file,
                    "its header should have %d bytes, but only %d follow: it is truncated; copy or download it again"
                            .formatted(length, size - Long.BYTES));
        }
        return (int) length;
    }

    /** What the file holds. */
    public SafetensorsHeader header() {
        return header;
    }

    /**
     * Reads one tensor. Types that a tensor cannot have are widened: F16 and BF16 to float32, integers to int64, all
     * exactly.
     *
     * @throws IllegalArgumentException if the file has no tensor of that name
     * @throws SafetensorsException if its type is none of F64, F32, F16, BF16, I64, I32, I16, I8, U64, U32, U16, U8 and
     *     BOOL, if it has more than 2³¹ - 1 elements, or a U64 that is no int64
     * @throws IOException if the file cannot be read
     */
    public Tensor tensor(String name) throws IOException {
        TensorEntry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("%s: there is no tensor '%s'; there are: %s"
                    .formatted(file, name, shown(String.join(", ", header.names()))));
        }
        StoredType type = StoredType.named(entry.dtype())
                .orElseThrow(() -> SafetensorsException.of(
                        file,
                        entry,
                        "is of type %s, but only these can be read: %s; read the others by name, or convert the file in Python"
                                .formatted(shown(entry.dtype()), types())));
        Tensor tensor = Tensor.zeros(type.dtype(), sizes(entry));
        if (tensor.elements() > 0) {
            fill(tensor.reshape(tensor.elements()), entry, type);
        }
        return tensor;
    }

    private void fill(Tensor elements, TensorEntry entry, StoredType type) throws IOException {
        int step = buffer.capacity() / type.bytes();
        for (int done = 0; done < elements.size(0); done += step) {
            int count = Math.min(step, elements.size(0) - done);
            buffer.clear().limit(count * type.bytes());
            read(
                    buffer,
                    dataStart + entry.begin() + (long) done * type.bytes(),
                    "tensor '%s'".formatted(shown(entry.name())));
            Tensor chunk = type.decode(buffer);
            if (type == StoredType.U64 && chunk.min().item() < 0) {
                throw SafetensorsException.of(
                        file, entry, "has a number of type U64 above 9223372036854775807, the largest int64");
            }
            elements.narrow(0, done, count).copyFrom(chunk);
        }
    }

    private int[] sizes(TensorEntry entry) throws SafetensorsException {
        try {
            int[] sizes = entry.shape().stream().mapToInt(Math::toIntExact).toArray();
            return Shape.of(sizes).toArray();
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw SafetensorsException.of(
                    file,
                    entry,
                    "has the shape %s, but a tensor can have at most 2147483647 elements"
                            .formatted(shown(entry.shape().toString())));
        }
    }

    /** Fills a buffer from a place in the file. */
    private void read(ByteBuffer target, long position, String what) throws IOException {
        channel.position(position);
        while (target.hasRemaining()) {
            if (channel.read(target) < 0) {
                throw new SafetensorsException(
                        file, "the file ends within %s; it became shorter while it was read".formatted(what));
            }
        }
        target.flip();
    }

    /** All tensors that are wanted, in the order of the file. */
    NamedTensors tensors(Predicate<String> wanted) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (String name : header.names()) {
            if (wanted.test(name)) {
                tensors.put(name, tensor(name));
            }
        }
        return new NamedTensors(tensors, header.metadata());
    }

    private static String types() {
        return Arrays.stream(StoredType.values()).map(StoredType::name).collect(Collectors.joining(", "));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
