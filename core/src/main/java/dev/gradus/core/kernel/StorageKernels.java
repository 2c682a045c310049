package dev.gradus.core.kernel;

/**
 * The kernels that every element type has.
 *
 * @param <A> the array type
 */
public interface StorageKernels<A> {
    /** Copying, filling and gathering. */
    CopyKernels<A> copy();
}
