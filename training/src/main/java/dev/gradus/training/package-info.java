/** The training loop with what belongs around it: data loading, stopping criteria, metrics and the history of a run. */
@NullMarked
package dev.gradus.training;

import org.jspecify.annotations.NullMarked;
