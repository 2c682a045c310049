package dev.gradus.benchmarks.measure;

/** The workloads in one framework, each written as its users would and set up as fast as it goes. */
public interface Workloads {
    /** The framework's name. */
    String framework();

    /** A network that is ready to be trained by {@code workload}. */
    Training training(Workload workload);

    /** A network 784-512-256-10 that is ready to predict. */
    Prediction prediction();

    /**
     * A product of two matrices that is ready to be computed.
     *
     * @param size the rows and columns of both
     * @param x the left one, row by row
     * @param y the right one, row by row
     */
    Product product(int size, float[] x, float[] y);
}
