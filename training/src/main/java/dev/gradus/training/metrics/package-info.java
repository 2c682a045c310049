/** Metrics: what a person wants to know about a network's answers beside the loss, collected batch by batch. */
@NullMarked
package dev.gradus.training.metrics;

import org.jspecify.annotations.NullMarked;
