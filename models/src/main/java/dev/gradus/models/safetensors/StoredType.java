package dev.gradus.models.safetensors;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;

/** The element types of the format that a tensor here can hold, in the order that the format's own library gives them. */
enum StoredType {
    BOOL(1, DType.BOOL),
    U8(1, DType.INT64),
    I8(1, DType.INT64),
    I16(2, DType.INT64),
    U16(2, DType.INT64),
    F16(2, DType.FLOAT32),
    BF16(2, DType.FLOAT32),
    I32(4, DType.INT64),
    U32(4, DType.INT64),
    F32(4, DType.FLOAT32),
    F64(8, DType.FLOAT64),
    I64(8, DType.INT64),
    U64(8, DType.INT64);

    private final int bytes;
    private final DType dtype;

    StoredType(int bytes, DType dtype) {
        this.bytes = bytes;
        this.dtype = dtype;
    }

    /** The type of a name; empty if no tensor here can hold it. */
    static Optional<StoredType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /** The type that stores all numbers of a tensor's type as they are. */
    static StoredType of(DType dtype) {
        return switch (dtype) {
            case BOOL -> BOOL;
            case INT64 -> I64;
            case FLOAT32 -> F32;
            case FLOAT64 -> F64;
        };
    }

    /** The size of one element. */
    int bytes() {
        return bytes;
    }

    /** The type of the tensor that holds it. */
    DType dtype() {
        return dtype;
    }

    /** The elements that stand in a little-endian buffer from 0 to its limit, as a vector. */
    Tensor decode(ByteBuffer source) {
        int count = source.limit() / bytes;
        return switch (this) {
            case BOOL -> Tensor.of(longs(count, source::get)).to(DType.BOOL);
            case U8 -> Tensor.of(longs(count, i -> Byte.toUnsignedLong(source.get(i))));
            case I8 -> Tensor.of(longs(count, source::get));
            case I16 -> Tensor.of(longs(count, i -> source.getShort(2 * i)));
            case U16 -> Tensor.of(longs(count, i -> Short.toUnsignedLong(source.getShort(2 * i))));
            case I32 -> Tensor.of(longs(count, i -> source.getInt(4 * i)));
            case U32 -> Tensor.of(longs(count, i -> Integer.toUnsignedLong(source.getInt(4 * i))));
            case I64, U64 -> Tensor.of(longs(count, i -> source.getLong(8 * i)));
            case F16 -> Tensor.of(floats(count, i -> widened(source.getShort(2 * i))));
            case BF16 -> Tensor.of(floats(count, i -> source.getShort(2 * i) << 16)); // the upper half of a float32
            case F32 -> {
                float[] values = new float[count];
                source.asFloatBuffer().get(values);
                yield Tensor.of(values);
            }
            case F64 -> {
                double[] values = new double[count];
                source.asDoubleBuffer().get(values);
                yield Tensor.of(values);
            }
        };
    }

    private static long[] longs(int count, IntToLongFunction element) {
        long[] values = new long[count];
        Arrays.setAll(values, element);
        return values;
    }

    private static float[] floats(int count, IntUnaryOperator bits) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = Float.intBitsToFloat(bits.applyAsInt(i));
        }
        return values;
    }

    /**
     * The bits of the float32 that equals a float16 (IEEE 754): sign, 5 bits of exponent with a bias of 15, 10 bits of
     * fraction; without exponent the fraction counts in steps of 2⁻²⁴.
     */
    private static int widened(short half) {
        int sign = (half & 0x8000) << 16;
        int exponent = half >> 10 & 0x1F;
        int fraction = half & 0x3FF;
        return switch (exponent) {
            case 0 -> sign | Float.floatToRawIntBits(fraction * 0x1p-24f);
            case 0x1F -> sign | 0xFF << 23 | fraction << 13;
            default -> sign | (exponent - 15 + 127) << 23 | fraction << 13;
        };
    }

    /** Puts the elements of a tensor of this type's {@link #dtype()} into a little-endian buffer. */
    static void encode(Tensor elements, ByteBuffer target) {
        switch (elements.dtype()) {
            case BOOL -> {
                for (boolean element : elements.toBooleanArray()) {
                    target.put((byte) (element ? 1 : 0));
                }
            }
            case INT64 -> Arrays.stream(elements.toLongArray()).forEach(target::putLong);
            case FLOAT32 -> {
                for (float element : elements.toFloatArray()) {
                    target.putFloat(element);
                }
            }
            case FLOAT64 -> Arrays.stream(elements.toDoubleArray()).forEach(target::putDouble);
        }
    }
}
