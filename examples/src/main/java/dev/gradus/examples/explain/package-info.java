/** What a user says of a network that backpropagation is to be explained on. */
@NullMarked
package dev.gradus.examples.explain;

import org.jspecify.annotations.NullMarked;
