/** The format of MNIST and its relatives. */
@NullMarked
package dev.gradus.training.data.idx;

import org.jspecify.annotations.NullMarked;
