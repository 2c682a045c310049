/** The command that draws the graph of a network. */
@NullMarked
package dev.gradus.examples.graph;

import org.jspecify.annotations.NullMarked;
