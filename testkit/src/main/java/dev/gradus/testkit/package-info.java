/** Checks for layers, losses and optimizers of your own: one call each, from any test framework. */
@NullMarked
package dev.gradus.testkit;

import org.jspecify.annotations.NullMarked;
