package dev.gradus.vector;

import java.lang.ref.SoftReference;
import org.jspecify.annotations.Nullable;

/**
 * The arrays that a thread packs its matrices into. They are kept for its next product, until memory runs short, because
 * a new array costs more than to fill it.
 */
final class Workspace {
    /** Makes vectors in large arrays begin where a cache line does, the header of an array being 16 bytes. */
    static final int START = 12;

    /**
     * What G1 takes for a large array, up to a heap of 8 GiB: it stands at the start of a region, and so of a cache line. Of
     * vectors that cross cache lines a tile of products is slower by an eighth.
     */
    private static final int LARGE = 1 << 19;

    /** From this size on it is worth it. */
    private static final int FAIR = 1 << 14;

    private static final ThreadLocal<SoftReference<Workspace>> OF_THREAD =
            ThreadLocal.withInitial(() -> new SoftReference<>(new Workspace()));

    private final Scratch scratch = new Scratch();
    private final TileBuffer tiles = new TileBuffer();
    private @Nullable PlainProduct plainProduct;
    private float[] left = {};
    private float[] right = {};

    private Workspace() {}

    static Workspace ofThread() {
        Workspace workspace = OF_THREAD.get().get();
        if (workspace == null) {
            workspace = new Workspace();
            OF_THREAD.set(new SoftReference<>(workspace));
        }
        return workspace;
    }

    /** Takes tiles of the products that this thread computes. */
    Scratch scratch() {
        return scratch;
    }

    /** Sums of the plain loops, which only the first products take. */
    PlainProduct plainProduct() {
        if (plainProduct == null) {
            plainProduct = new PlainProduct();
        }
        return plainProduct;
    }

    /** An array for this many elements of the left matrix, from {@link #START} on. */
    float[] left(int size) {
        if (left.length < START + size) {
            left = new float[START + size];
        }
        return left;
    }

    /** An array for this many elements of the right matrix, from {@link #START} on. */
    float[] right(int size) {
        if (right.length < START + size) {
            right = new float[size < FAIR ? START + size : Math.max(LARGE, START + size)];
        }
        return right;
    }

    /** Takes the tiles of results that this thread computes of a convolution. */
    TileBuffer tiles() {
        return tiles;
    }
}
