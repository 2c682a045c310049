/**
 * Backpropagation that explains itself: begin with {@link dev.gradus.visualization.explain.Backpropagation}.
 *
 * <p>One training step is really run, and every number of it is taken from the tape that the library itself recorded and
 * walked: {@code Tape} is what was recorded, {@code Recording} that and the training step around it, and the {@code …Part}
 * classes tell it, one section each.
 */
@NullMarked
package dev.gradus.visualization.explain;

import org.jspecify.annotations.NullMarked;
