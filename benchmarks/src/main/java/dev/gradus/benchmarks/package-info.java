/** Micro-benchmarks that hold the libraries to their speed: kernels, and a step of each workload. */
@NullMarked
package dev.gradus.benchmarks;

import org.jspecify.annotations.NullMarked;
