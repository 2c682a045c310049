package dev.gradus.core;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of gradients that are used up, for gradients that the same thread has still to compute: to fill a new array takes
 * up to four times as long as one that the processor's cache still holds.
 *
 * <p>Only what a backward pass computes comes from here, and what an operation keeps to itself in a {@link Workspace}, so
 * that all arrays in it are the engine's own. What a user may hold never comes back: a {@link PooledStorage} knows who
 * holds its array. An array that a whole pass had no use for is left to the garbage collector, so that a pool holds no
 * more than one pass worked with.
 */
class ArrayPool {
    /** To look for a smaller array costs more than to allocate it. */
    private static final int SMALLEST = 512;

    private final int smallest;

    /** The arrays that came back since the pass began, last ones first to be used again. */
    private List<Object> recent = new ArrayList<>();

    /** What is left of the arrays that the pass before gave back. */
    private List<Object> older = new ArrayList<>();

    /** What was taken since the computation of a gradient began. */
    private final List<PooledStorage> taken = new ArrayList<>();

    ArrayPool() {
        this(SMALLEST);
    }

    /** @param smallest the length of the shortest array that is kept */
    ArrayPool(int smallest) {
        this.smallest = smallest;
    }

    /** Whether arrays of this length are worth keeping. */
    boolean keeps(int size) {
        return size >= smallest;
    }

    /** An array whose elements may be anything. */
    Storage take(DType type, int size) {
        if (!keeps(size)) {
            return new Storage(type.newArray(size));
        }
        PooledStorage storage = new PooledStorage(array(type, size), this);
        taken.add(storage);
        return storage;
    }

    /** A used array, or a new one if there is none of this type and size. */
    Object array(DType type, int size) {
        Object array = remove(recent, type, size);
        if (array == null) {
            array = remove(older, type, size);
        }
        return array == null ? type.newArray(size) : array;
    }

    private static @Nullable Object remove(List<Object> arrays, DType type, int size) {
        for (int i = arrays.size() - 1; i >= 0; i--) {
            Object array = arrays.get(i);
            if (type.isArray(array, size)) {
                Object last = arrays.remove(arrays.size() - 1);
                if (i < arrays.size()) {
                    arrays.set(i, last);
                }
                return array;
            }
        }
        return null;
    }

    /** Takes an array that nobody holds any more. */
    void give(Object array) {
        recent.add(array);
    }

    /** Begins the computation of a gradient. */
    void beginGradient() {
        // What a computation that failed has taken is left to the garbage collector.
        taken.clear();
    }

    /** Ends it: all that was taken for it comes back, except for the array of the result. */
    void endGradient(Storage result) {
        for (int i = 0; i < taken.size(); i++) {
            PooledStorage storage = taken.get(i);
            if (storage != result) {
                give(storage.array);
            }
        }
        taken.clear();
    }

    /** Ends a backward pass. */
    void endPass() {
        List<Object> unused = older;
        unused.clear();
        older = recent;
        recent = unused;
    }
}
