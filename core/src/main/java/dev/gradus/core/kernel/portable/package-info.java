/**
 * Kernels in plain Java, which run in every JVM: loops of a form that the JIT compiler turns into vector instructions.
 *
 * <p>Only the {@code Float32} classes are written by hand. The build derives their {@code Float64} versions, and the
 * {@code Int64} and {@code Bool} versions of those that make sense for them, by replacing the name and the type, so the
 * text must be right for all of them: literals are integers or casts, and what differs between the types is an
 * overloaded function of {@link dev.gradus.core.kernel.portable.Elementary}.
 */
@NullMarked
package dev.gradus.core.kernel.portable;

import org.jspecify.annotations.NullMarked;
