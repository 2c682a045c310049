/**
 * In which order a {@link dev.gradus.training.data.DataLoader} goes through its data set, and how often it comes to each
 * sample: one class an order. A {@link dev.gradus.training.data.sampler.Sampler} knows positions only, never the samples.
 */
@NullMarked
package dev.gradus.training.data.sampler;

import org.jspecify.annotations.NullMarked;
