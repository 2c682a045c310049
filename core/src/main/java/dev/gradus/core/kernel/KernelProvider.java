package dev.gradus.core.kernel;

import java.util.Optional;

/**
 * Offers kernels to the core, which finds providers by {@link java.util.ServiceLoader} and takes the usable one of the
 * highest {@link #priority()}.
 */
public interface KernelProvider {
    /** The name by which a user asks for these kernels, such as {@code portable}. */
    String name();

    /** Which provider wins: the portable kernels have 0, faster ones more. */
    int priority();

    /** Why these kernels cannot run in this JVM, and what would help; empty if they can. */
    Optional<String> obstacle();

    /** A few words for the log on what was found, such as the width of a vector. */
    String description();

    /** The kernels for {@code float[]}. */
    FloatingKernels<float[]> float32();

    /** The kernels for {@code double[]}. */
    FloatingKernels<double[]> float64();

    /** The kernels for {@code long[]}. */
    NumberKernels<long[]> int64();

    /** The kernels for {@code boolean[]}. */
    StorageKernels<boolean[]> bool();
}
