/**
 * The training loop with what belongs around it. {@link dev.gradus.training.Trainer} is the place to start; each of its
 * parts can be used without it, in a loop of one's own: {@linkplain dev.gradus.training.data data sets and loaders},
 * {@linkplain dev.gradus.training.metrics metrics}, {@linkplain dev.gradus.training.stopping stopping criteria},
 * {@linkplain dev.gradus.training.history the history of a run} and {@link dev.gradus.training.Evaluation}.
 */
@NullMarked
package dev.gradus.training;

import org.jspecify.annotations.NullMarked;
