/**
 * Computation graphs and module trees as pictures: {@link dev.gradus.visualization.graph.ComputationGraph} shows how a result was
 * computed and how its gradient came back, {@link dev.gradus.visualization.graph.ModuleGraph} what a network is made of.
 */
@NullMarked
package dev.gradus.visualization.graph;

import org.jspecify.annotations.NullMarked;
