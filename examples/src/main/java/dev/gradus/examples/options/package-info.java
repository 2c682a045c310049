/** Options that several commands share, and readers of their values. */
@NullMarked
package dev.gradus.examples.options;

import org.jspecify.annotations.NullMarked;
