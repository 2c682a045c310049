/** Layers, the parts a network is built from: each is one class that declares its parameters and computes one {@code forward}. */
@NullMarked
package dev.gradus.layers;

import org.jspecify.annotations.NullMarked;
