/** Random numbers that are the same for the same seed, on every machine. */
@NullMarked
package dev.gradus.core.random;

import org.jspecify.annotations.NullMarked;
