/**
 * Tensors and automatic differentiation.
 *
 * <p>{@link dev.gradus.core.Tensor} is the one type to know; {@link dev.gradus.core.Autograd} and
 * {@link dev.gradus.core.Function} are there for those who look behind {@code backward()} or write an operation of their
 * own.
 */
@NullMarked
package dev.gradus.core;

import org.jspecify.annotations.NullMarked;
