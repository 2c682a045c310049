/** Optimizers, which change a network's parameters along their gradients: one class a method, its update rule as in the paper. */
@NullMarked
package dev.gradus.optimizers;

import org.jspecify.annotations.NullMarked;
