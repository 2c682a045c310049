/**
 * A playground: points in the plane, a small network that learns to tell them apart, and a page that shows every neuron of
 * it while it learns. {@link dev.gradus.visualization.playground.Playground} starts it.
 */
@NullMarked
package dev.gradus.visualization.playground;

import org.jspecify.annotations.NullMarked;
