package dev.gradus.benchmarks.measure;

/** A network that answers one input at a time. */
@FunctionalInterface
public interface Prediction {
    /** The outputs for the features of one input. */
    float[] predict(float[] input);
}
