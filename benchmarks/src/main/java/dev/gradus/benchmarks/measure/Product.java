package dev.gradus.benchmarks.measure;

/** A product of two matrices. */
public interface Product {
    /** Computes it, into new memory or old as the framework's users have it. */
    void multiply();

    /** One element of what was computed last. */
    float element(int row, int column);
}
