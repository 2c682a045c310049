package dev.gradus.training;

/** How long the run and its present epoch have taken, the time before a checkpoint that the run went on from included. */
final class Stopwatch {
    private static final double NANOS = 1e-9;

    private long start = System.nanoTime();
    private double before;
    private double epochStart;

    /** Seconds since the run began. */
    double elapsed() {
        return before + (System.nanoTime() - start) * NANOS;
    }

    void startEpoch() {
        epochStart = elapsed();
    }

    /** When the present epoch began, in seconds since the run did. */
    double epochStart() {
        return epochStart;
    }

    void restore(double elapsed, double startOfEpoch) {
        start = System.nanoTime();
        before = elapsed;
        epochStart = startOfEpoch;
    }
}
