/** Arrays in NumPy's own files: single ones, and archives of named ones. */
@NullMarked
package dev.gradus.training.data.numpy;

import org.jspecify.annotations.NullMarked;
