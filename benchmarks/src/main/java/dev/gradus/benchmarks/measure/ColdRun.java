package dev.gradus.benchmarks.measure;

/** What a process does that is measured from outside. Prints no JSON, the library for which would have to be loaded first. */
public final class ColdRun {
    private static final int STEPS = 50;

    private ColdRun() {}

    /** Trains for a moment and tells the loss. */
    public static void main(Training training) {
        for (int i = 0; i < STEPS; i++) {
            training.step();
        }
        System.out.println("loss " + training.currentLoss());
    }
}
