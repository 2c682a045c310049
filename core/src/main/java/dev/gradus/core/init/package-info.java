/** The values that parameters start with. */
@NullMarked
package dev.gradus.core.init;

import org.jspecify.annotations.NullMarked;
