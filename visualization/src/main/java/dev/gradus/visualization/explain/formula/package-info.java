/** Formulas that are written once, as trees, and shown in several notations: plain text, LaTeX and MathML. */
@NullMarked
package dev.gradus.visualization.explain.formula;

import org.jspecify.annotations.NullMarked;
