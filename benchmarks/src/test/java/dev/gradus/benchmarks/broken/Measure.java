package dev.gradus.benchmarks.broken;

/** A framework that fails at everything. */
public final class Measure {
    private Measure() {}

    /** Says why, and fails. */
    public static void main(String[] arguments) {
        System.err.println("there is no library for this machine");
        System.exit(3);
    }
}
