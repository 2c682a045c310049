/** Exact figures of worked examples and training runs, and what the lecture notes they come from print instead. */
@NullMarked
package dev.gradus.examples.reference;

import org.jspecify.annotations.NullMarked;
