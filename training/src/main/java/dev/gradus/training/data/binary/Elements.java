package dev.gradus.training.data.binary;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import java.nio.ByteBuffer;

/** The elements of a tensor to be, as they are read. */
public final class Elements {
    private final DType dtype;
    private final Object array;

    /** Room for some elements of a type. */
    public Elements(DType dtype, int count) {
        this.dtype = dtype;
        this.array = switch (dtype) {
            case BOOL -> new boolean[count];
            case INT64 -> new long[count];
            case FLOAT32 -> new float[count];
            case FLOAT64 -> new double[count];
        };
    }

    /**
     * Converts elements.
     *
     * @param from the bytes, in the byte order that the buffer is set to
     * @param at where the first one stands
     * @param type how they are stored
     * @param first where the first one goes
     * @param count how many
     */
    public void set(ByteBuffer from, int at, ElementType type, int first, int count) {
        int size = type.bytes();
        if (array instanceof float[] floats) {
            for (int i = 0; i < count; i++) {
                floats[first + i] = (float) type.real(from, at + i * size);
            }
        } else if (array instanceof double[] doubles) {
            for (int i = 0; i < count; i++) {
                doubles[first + i] = type.real(from, at + i * size);
            }
        } else if (array instanceof long[] longs) {
            for (int i = 0; i < count; i++) {
                longs[first + i] = type.whole(from, at + i * size);
            }
        } else {
            boolean[] booleans = (boolean[]) array;
            for (int i = 0; i < count; i++) {
                booleans[first + i] = type.real(from, at + i * size) != 0;
            }
        }
    }

    /** The tensor, of a shape with as many elements as there was room for. */
    public Tensor tensor(int... sizes) {
        return switch (dtype) {
            case BOOL -> Tensor.of((boolean[]) array, sizes);
            case INT64 -> Tensor.of((long[]) array, sizes);
            case FLOAT32 -> Tensor.of((float[]) array, sizes);
            case FLOAT64 -> Tensor.of((double[]) array, sizes);
        };
    }
}
