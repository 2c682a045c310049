/**
 * Ways to change pictures at random so that a network sees more than there are: one class a way. They go into
 * {@link dev.gradus.training.data.Dataset#augment}, and work on the last two dimensions, (..., height, width).
 */
@NullMarked
package dev.gradus.training.data.augmentation;

import org.jspecify.annotations.NullMarked;
