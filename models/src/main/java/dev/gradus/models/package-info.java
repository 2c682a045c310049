/** Models that are saved with all that it takes to use them: architecture, numbers, labels, and where they come from. */
@NullMarked
package dev.gradus.models;

import org.jspecify.annotations.NullMarked;
