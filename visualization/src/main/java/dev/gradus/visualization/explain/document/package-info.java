/** A document of words, formulas and tables, and the formats that it is written in. */
@NullMarked
package dev.gradus.visualization.explain.document;

import org.jspecify.annotations.NullMarked;
