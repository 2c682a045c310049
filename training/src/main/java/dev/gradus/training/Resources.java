package dev.gradus.training;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * What a training run took of the machine.
 *
 * @param samples how many samples went through the network in training
 * @param samplesPerSecond how many that were in a second, validation and all else included
 * @param peakHeap the most bytes of the heap that were in use, garbage included, as far as looks ten times a second see
 * @param heapLimit the most bytes that the heap may have
 * @param collections how often the garbage collector worked; empty for a run of less than a second, or a JVM that does not
 *     tell. The first second of a run is not counted.
 * @param collectionTime how long that took, where it is known how often
 * @param allocated how many bytes the thread that trains has allocated since the first second; empty as above
 */
public record Resources(
        long samples,
        double samplesPerSecond,
        long peakHeap,
        long heapLimit,
        OptionalLong collections,
        Duration collectionTime,
        OptionalLong allocated) {}
