/**
 * Checkpoints: all that a training run needs to go on where it was, in one file that is whole at any moment. {@link
 * dev.gradus.training.checkpoint.Checkpoint} saves and restores parts of any loop by name, {@link
 * dev.gradus.training.checkpoint.Checkpoints} says when a trainer does so and which files it keeps.
 */
@NullMarked
package dev.gradus.training.checkpoint;

import org.jspecify.annotations.NullMarked;
