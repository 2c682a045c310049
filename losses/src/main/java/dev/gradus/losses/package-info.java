/** Losses, which measure how far a network's outputs are from their targets as one number that can be differentiated. */
@NullMarked
package dev.gradus.losses;

import org.jspecify.annotations.NullMarked;
