package dev.gradus.benchmarks.broken;

/** A framework that trains nothing and says nothing. */
public final class ColdStart {
    private ColdStart() {}

    /** Ends as if all were well. */
    public static void main(String[] arguments) {}
}
