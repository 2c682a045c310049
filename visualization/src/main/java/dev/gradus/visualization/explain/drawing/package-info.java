/** The drawing of a network with its numbers, and what it is drawn with: SVG, LaTeX's picture commands, boxes of text. */
@NullMarked
package dev.gradus.visualization.explain.drawing;

import org.jspecify.annotations.NullMarked;
