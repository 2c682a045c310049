/** Plots as PNG and SVG files, and drawings in the terminal. */
@NullMarked
package dev.gradus.examples.plot;

import org.jspecify.annotations.NullMarked;
