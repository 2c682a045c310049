package dev.gradus.training.data.numpy;

import dev.gradus.core.DType;
import dev.gradus.core.Shape;
import dev.gradus.training.data.binary.ElementType;
import dev.gradus.training.data.source.DataSource;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a file says about its array before the elements: the magic number, the version, the length of the rest, and a dictionary
 * as Python writes it, such as {@code {'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }}.
 */
final class NpyHeader {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MOST_CHARACTERS = 1 << 16;
    private static final int ALIGNMENT = 64;

    final ElementType type;
    final ByteOrder order;
    final boolean fortranOrder;
    final long[] shape;

    /** Where the elements begin. */
    final int bytes;

    private NpyHeader(ElementType type, ByteOrder order, boolean fortranOrder, long[] shape, int bytes) {
        this.type = type;
        this.order = order;
        this.fortranOrder = fortranOrder;
        this.shape = shape;
        this.bytes = bytes;
    }

    static NpyHeader read(DataSource source, DataInputStream in) throws IOException {
        byte[] magic = in.readNBytes(MAGIC.length);
        if (!Arrays.equals(magic, MAGIC)) {
            throw source.damaged("a NumPy file begins with 93 'NUMPY', this one with %s".formatted(hex(magic)));
        }
        int version = in.readUnsignedByte();
        int minor = in.readUnsignedByte();
        if (version < 1 || version > 3 || minor != 0) {
            throw source.damaged("expected version 1.0, 2.0 or 3.0 of the format, got %d.%d".formatted(version, minor));
        }
        long length = version == 1
                ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
                : Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
        if (length > MOST_CHARACTERS) {
            throw source.damaged("expected a header of up to %d bytes, got %d".formatted(MOST_CHARACTERS, length));
        }
        byte[] text = new byte[(int) length];
        in.readFully(text);
        HeaderDictionary dictionary = new HeaderDictionary(
                source, new String(text, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
        int start = MAGIC.length + 2 + (version == 1 ? 2 : 4) + (int) length;
        return of(source, dictionary, start);
    }

    private static NpyHeader of(DataSource source, HeaderDictionary dictionary, int bytes) throws IOException {
        String descr = dictionary.descr();
        ElementType type = descr.length() < 2 ? null : type(descr.substring(1));
        char order = descr.isEmpty() ? ' ' : descr.charAt(0);
        if (type == null || "<>|=".indexOf(order) < 0) {
            throw source.damaged(
                    "expected elements of one of the types b1, i1, i2, i4, i8, u1, u2, u4, f2, f4 and f8, each with < or > before it, got '%s'"
                            .formatted(descr));
        }
        return new NpyHeader(
                type,
                order == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                dictionary.fortranOrder(),
                dictionary.shape(),
                bytes);
    }

    private static @Nullable ElementType type(String code) {
        return switch (code) {
            case "b1" -> ElementType.BOOL;
            case "i1" -> ElementType.INT8;
            case "i2" -> ElementType.INT16;
            case "i4" -> ElementType.INT32;
            case "i8" -> ElementType.INT64;
            case "u1" -> ElementType.UINT8;
            case "u2" -> ElementType.UINT16;
            case "u4" -> ElementType.UINT32;
            case "f2" -> ElementType.FLOAT16;
            case "f4" -> ElementType.FLOAT32;
            case "f8" -> ElementType.FLOAT64;
            default -> null;
        };
    }

    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte each : bytes) {
            text.append("%02x ".formatted(each));
        }
        return text.isEmpty() ? "nothing" : text.toString().trim();
    }

    /** The header of a tensor, of version 1.0, little-endian and in C order. */
    static byte[] of(DType dtype, Shape shape) {
        String descr =
                switch (dtype) {
                    case BOOL -> "|b1";
                    case INT64 -> "<i8";
                    case FLOAT32 -> "<f4";
                    case FLOAT64 -> "<f8";
                };
        String sizes =
                Arrays.stream(shape.toArray()).mapToObj(size -> size + ",").collect(Collectors.joining(" "));
        String dictionary = "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(descr, sizes);
        int before = MAGIC.length + 4;
        int length = (before + dictionary.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT - before;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(MAGIC);
        bytes.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) length)
                .array());
        String padding = " ".repeat(length - dictionary.length() - 1);
        bytes.writeBytes((dictionary + padding + "\n").getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }
}
