/**
 * What takes part in a training run: {@link dev.gradus.training.callbacks.Callback callbacks} at every point of the loop,
 * and what they see of it, a {@link dev.gradus.training.callbacks.Run}.
 */
@NullMarked
package dev.gradus.training.callbacks;

import org.jspecify.annotations.NullMarked;
