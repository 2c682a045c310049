/** Plots as files, and what the examples say when a file cannot be read or written. */
@NullMarked
package dev.gradus.examples.files;

import org.jspecify.annotations.NullMarked;
