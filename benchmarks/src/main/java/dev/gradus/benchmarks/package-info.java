/** Micro-benchmarks that hold the libraries to their speed. */
@NullMarked
package dev.gradus.benchmarks;

import org.jspecify.annotations.NullMarked;
