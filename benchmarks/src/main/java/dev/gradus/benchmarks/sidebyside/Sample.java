package dev.gradus.benchmarks.sidebyside;

import dev.gradus.benchmarks.measure.Measurement;
import org.jspecify.annotations.Nullable;

/**
 * What one process measured.
 *
 * @param round in which round, from 1
 * @param othersCores how many cores other processes kept busy meanwhile; null if unknown
 * @param measurement what it found
 */
record Sample(int round, @Nullable Double othersCores, Measurement measurement) {
    /** Whether others took so much of the machine that the figures are not to be trusted. */
    boolean disturbed() {
        return othersCores != null && othersCores > CpuTimes.TOLERATED_CORES;
    }
}
