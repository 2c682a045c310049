/** Readers of the data that the examples learn from. */
@NullMarked
package dev.gradus.examples.data;

import org.jspecify.annotations.NullMarked;
