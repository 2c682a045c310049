/**
 * Kernels for {@code float[]} on {@code jdk.incubator.vector}, for any width of the processor's vectors.
 *
 * <p>{@link dev.gradus.vector.VectorProvider} is the only class that may be loaded in a JVM without that module; all
 * others refer to it. The species of vectors is a constant, and a vector never leaves the method that made it: otherwise
 * the JIT compiler would put it on the heap, which costs a factor of 100.
 */
@NullMarked
package dev.gradus.vector;

import org.jspecify.annotations.NullMarked;
