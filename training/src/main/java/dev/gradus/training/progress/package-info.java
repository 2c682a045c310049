/**
 * The {@link dev.gradus.training.callbacks.Callback callbacks} that show a training run: a bar with the time left in a
 * terminal, plain lines elsewhere.
 */
@NullMarked
package dev.gradus.training.progress;

import org.jspecify.annotations.NullMarked;
