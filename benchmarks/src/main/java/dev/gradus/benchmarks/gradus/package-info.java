/** The workloads in Gradus, as its users write them. */
@NullMarked
package dev.gradus.benchmarks.gradus;

import org.jspecify.annotations.NullMarked;
