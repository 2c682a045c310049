/** The workloads in TensorFlow Java, as graphs. */
@NullMarked
package dev.gradus.benchmarks.tensorflow;

import org.jspecify.annotations.NullMarked;
