/**
 * How files of data are opened and what is wrong with them: shared by the readers of single formats, and of interest to whoever
 * writes another one.
 */
@NullMarked
package dev.gradus.training.data.source;

import org.jspecify.annotations.NullMarked;
