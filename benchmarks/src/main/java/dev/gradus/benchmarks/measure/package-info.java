/**
 * How a workload is measured, whatever framework runs it: the same data, warm-up, repetitions and report. Depends on no
 * framework, so that each is measured in a process that holds nothing of the others.
 */
@NullMarked
package dev.gradus.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
