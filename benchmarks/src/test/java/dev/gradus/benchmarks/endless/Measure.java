package dev.gradus.benchmarks.endless;

/** A framework that never comes to an end. */
public final class Measure {
    private Measure() {}

    /** Waits. */
    public static void main(String[] arguments) throws InterruptedException {
        Thread.currentThread().join();
    }
}
