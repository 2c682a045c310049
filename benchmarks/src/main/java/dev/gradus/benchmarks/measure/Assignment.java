package dev.gradus.benchmarks.measure;

/**
 * What a process is to measure, handed to it as JSON.
 *
 * @param workload what to run
 * @param threads how many threads the framework may use
 * @param warmUpMillis how long it runs before anything counts
 * @param repetitions how often it is measured
 * @param repetitionMillis how long each of these takes, or a single run if that takes longer
 * @param calls how many predictions are timed
 */
public record Assignment(
        Workload workload, int threads, long warmUpMillis, int repetitions, long repetitionMillis, int calls) {}
