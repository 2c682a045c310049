/** Plots as PNG and SVG files, and drawings in the terminal. */
@NullMarked
package dev.gradus.visualization.plots;

import org.jspecify.annotations.NullMarked;
