/** What was measured in each epoch of a training run, as columns of numbers that can be plotted. */
@NullMarked
package dev.gradus.training.history;

import org.jspecify.annotations.NullMarked;
