/**
 * What happens in a training run, told to {@link dev.gradus.training.progress.TrainingListener listeners}, and the ones that
 * show it: a bar with the time left in a terminal, plain lines elsewhere.
 */
@NullMarked
package dev.gradus.training.progress;

import org.jspecify.annotations.NullMarked;
