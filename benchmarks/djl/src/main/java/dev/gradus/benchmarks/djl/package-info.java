/** The workloads in DJL on libtorch, with its own trainer. */
@NullMarked
package dev.gradus.benchmarks.djl;

import org.jspecify.annotations.NullMarked;
