/**
 * What the tensor operations compute with: one interface a group of kernels, over plain Java arrays.
 *
 * <p>A kernel knows arrays, index ranges and sizes; it knows nothing of tensors, shapes or gradients. A set of kernels
 * for one element type is a {@link dev.gradus.core.kernel.FloatingKernels}; a jar that brings faster ones offers a
 * {@link dev.gradus.core.kernel.KernelProvider} and is found at run time.
 */
@NullMarked
package dev.gradus.core.kernel;

import org.jspecify.annotations.NullMarked;
