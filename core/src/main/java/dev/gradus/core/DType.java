package dev.gradus.core;

import dev.gradus.core.kernel.FloatingKernels;
import dev.gradus.core.kernel.Kernels;
import dev.gradus.core.kernel.NumberKernels;
import dev.gradus.core.kernel.StorageKernels;
import java.util.Locale;

/** The element type of a tensor. The order of the constants is the order of promotion. */
public enum DType {
    /** True or false, held in a {@code boolean[]}: masks and the results of comparisons. */
    BOOL(1, Kernels.active().bool()),
    /** 64-bit integers, held in a {@code long[]}: indices, labels and counts. */
    INT64(8, Kernels.active().int64()),
    /** Single precision, held in a {@code float[]}: the type to train in. */
    FLOAT32(4, Kernels.active().float32()),
    /** Double precision, held in a {@code double[]}: the type to check gradients in. */
    FLOAT64(8, Kernels.active().float64());

    private final int bytes;

    @SuppressWarnings("ImmutableEnumChecker") // kernels have no state that could change
    private final StorageKernels<Object> storageKernels;

    @SuppressWarnings("unchecked") // an array of this type is all that ever reaches these kernels
    DType(int bytes, StorageKernels<?> kernels) {
        this.bytes = bytes;
        this.storageKernels = (StorageKernels<Object>) kernels;
    }

    /** The size of one element in bytes. */
    public int bytes() {
        return bytes;
    }

    /** Whether this is one of the two floating-point types, which alone carry gradients. */
    public boolean isFloating() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /** The type of the result of an operation on the two: the later one in the order of this enum. */
    public static DType promote(DType a, DType b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** The name as PyTorch and NumPy write it, such as {@code float32}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    Object newArray(int size) {
        return switch (this) {
            case BOOL -> new boolean[size];
            case INT64 -> new long[size];
            case FLOAT32 -> new float[size];
            case FLOAT64 -> new double[size];
        };
    }

    /** Whether something is an array of this type, with so many elements. */
    boolean isArray(Object candidate, int size) {
        return switch (this) {
            case BOOL -> candidate instanceof boolean[] array && array.length == size;
            case INT64 -> candidate instanceof long[] array && array.length == size;
            case FLOAT32 -> candidate instanceof float[] array && array.length == size;
            case FLOAT64 -> candidate instanceof double[] array && array.length == size;
        };
    }

    StorageKernels<Object> storage() {
        return storageKernels;
    }

    /** The kernels of a numeric type; the caller has turned bool into int64 before. */
    NumberKernels<Object> number() {
        return (NumberKernels<Object>) storageKernels;
    }

    /** The kernels of a floating-point type; the caller has turned the others into float32 before. */
    FloatingKernels<Object> floating() {
        return (FloatingKernels<Object>) storageKernels;
    }
}
