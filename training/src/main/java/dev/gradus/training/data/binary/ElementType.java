package dev.gradus.training.data.binary;

import dev.gradus.core.DType;
import java.nio.ByteBuffer;

/** How a file stores numbers: the types of NumPy, of which tensors have four; the others become one of these. */
public enum ElementType {
    /** One byte, 0 for false. */
    BOOL(1, DType.BOOL),
    /** Whole numbers from -128 to 127. */
    INT8(1, DType.INT64),
    /** Whole numbers from 0 to 255. */
    UINT8(1, DType.INT64),
    /** Whole numbers of two bytes. */
    INT16(2, DType.INT64),
    /** Whole numbers of two bytes, at least 0. */
    UINT16(2, DType.INT64),
    /** Whole numbers of four bytes. */
    INT32(4, DType.INT64),
    /** Whole numbers of four bytes, at least 0. */
    UINT32(4, DType.INT64),
    /** Whole numbers of eight bytes. */
    INT64(8, DType.INT64),
    /** Floating-point numbers of two bytes (IEEE 754 binary16). */
    FLOAT16(2, DType.FLOAT32),
    /** Floating-point numbers of four bytes. */
    FLOAT32(4, DType.FLOAT32),
    /** Floating-point numbers of eight bytes. */
    FLOAT64(8, DType.FLOAT64);

    private final int bytes;
    private final DType dtype;

    ElementType(int bytes, DType dtype) {
        this.bytes = bytes;
        this.dtype = dtype;
    }

    /** The size of an element in a file. */
    public int bytes() {
        return bytes;
    }

    /** The tensor's type that holds all these numbers. */
    public DType dtype() {
        return dtype;
    }

    /** The element at a place, as a floating-point number. */
    double real(ByteBuffer buffer, int at) {
        return switch (this) {
            case FLOAT16 -> half(buffer.getShort(at));
            case FLOAT32 -> buffer.getFloat(at);
            case FLOAT64 -> buffer.getDouble(at);
            default -> whole(buffer, at);
        };
    }

    /** The element at a place, as a whole number. */
    long whole(ByteBuffer buffer, int at) {
        return switch (this) {
            case BOOL -> buffer.get(at) == 0 ? 0 : 1;
            case INT8 -> buffer.get(at);
            case UINT8 -> buffer.get(at) & 0xFF;
            case INT16 -> buffer.getShort(at);
            case UINT16 -> buffer.getShort(at) & 0xFFFF;
            case INT32 -> buffer.getInt(at);
            case UINT32 -> buffer.getInt(at) & 0xFFFFFFFFL;
            case INT64 -> buffer.getLong(at);
            case FLOAT16, FLOAT32, FLOAT64 -> (long) real(buffer, at);
        };
    }

    /** binary16: a sign, 5 bits of exponent with a bias of 15, 10 of fraction. */
    private static double half(short bits) {
        int exponent = bits >> 10 & 0x1F;
        int fraction = bits & 0x3FF;
        double magnitude;
        if (exponent == 0x1F) {
            magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else if (exponent == 0) {
            magnitude = fraction * 0x1p-24;
        } else {
            magnitude = Math.scalb((double) (0x400 + fraction), exponent - 25);
        }
        return bits < 0 ? -magnitude : magnitude;
    }
}
