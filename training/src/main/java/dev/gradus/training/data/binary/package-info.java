/**
 * Numbers in files as bytes: the element types that files have besides those of tensors, and arrays that stay in their file and
 * are read sample by sample, so that a data set can be larger than memory.
 */
@NullMarked
package dev.gradus.training.data.binary;

import org.jspecify.annotations.NullMarked;
