package dev.gradus.core;

import java.lang.ref.SoftReference;
import org.jspecify.annotations.Nullable;

/** What this thread records while it computes, and where it takes arrays for results from. */
final class GradientMode {
    private static final ThreadLocal<GradientMode> CURRENT = ThreadLocal.withInitial(GradientMode::new);

    private boolean recording = true;
    private boolean keepingValues;
    private @Nullable BackwardListener listener;
    private SoftReference<ArrayPool> pool = new SoftReference<>(null);
    private @Nullable ArrayPool source;

    static GradientMode current() {
        return CURRENT.get();
    }

    boolean isRecording() {
        return recording;
    }

    boolean keepsValues() {
        return keepingValues;
    }

    /** Who hears of the gradients of this thread's backward passes. */
    @Nullable
    BackwardListener listener() {
        return listener;
    }

    /** This thread's pool, which is kept until memory runs short. */
    ArrayPool pool() {
        ArrayPool kept = pool.get();
        if (kept == null) {
            kept = new ArrayPool();
            usePool(kept);
        }
        return kept;
    }

    void usePool(ArrayPool other) {
        pool = new SoftReference<>(other);
    }

    /** Has results computed into arrays of a pool; null for arrays of their own. */
    void takeArraysFrom(@Nullable ArrayPool from) {
        source = from;
    }

    /** A dense tensor for a result, whose elements may be anything. */
    Tensor allocate(DType dtype, Shape shape) {
        int size = shape.elements();
        Storage storage = source == null ? new Storage(dtype.newArray(size)) : source.take(dtype, size);
        return new Tensor(storage, dtype, shape, shape.strides(), 0);
    }

    Autograd.Scope record(boolean enabled) {
        boolean before = recording;
        recording = enabled;
        return () -> recording = before;
    }

    Autograd.Scope keepValues() {
        boolean before = keepingValues;
        keepingValues = true;
        return () -> keepingValues = before;
    }

    Autograd.Scope listen(BackwardListener newListener) {
        BackwardListener before = listener;
        listener = newListener;
        return () -> listener = before;
    }
}
