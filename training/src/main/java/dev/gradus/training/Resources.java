package dev.gradus.training;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * What a training run took of the machine, in this process: what was before a checkpoint that it went on from is left out.
 *
 * @param time how long it took
 * @param samples how many samples went through the network in training
 * @param peakHeap the most bytes of the heap that were in use, garbage included, as far as looks ten times a second see
 * @param heapLimit the most bytes that the heap may have
 * @param collections how often the garbage collector worked after the first second; empty for a run of less than that, or
 *     a JVM that does not tell
 * @param collectionTime how long that took; zero where collections is empty
 * @param allocated how many bytes the thread that trains has allocated after the first second; empty as above
 */
public record Resources(
        Duration time,
        long samples,
        long peakHeap,
        long heapLimit,
        OptionalLong collections,
        Duration collectionTime,
        OptionalLong allocated) {
    /** How many samples went through the network in a second, the time for validation and all else included. */
    public double samplesPerSecond() {
        return samples / (time.toNanos() * 1e-9);
    }
}
