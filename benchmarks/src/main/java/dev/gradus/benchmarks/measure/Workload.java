package dev.gradus.benchmarks.measure;

import java.util.Locale;

/** What the frameworks are compared in. */
public enum Workload {
    /** A network so small that a step is nothing but overhead; sigmoid, mean squared error, learning rate 0.1. */
    TINY(Kind.TRAINING, "2-3-2, sigmoid, batch 1, SGD", "steps/s", 1),

    /** The four examples of exclusive or; sigmoid, mean squared error, learning rate 0.1. */
    XOR(Kind.TRAINING, "XOR 2-8-1, sigmoid, batch 4, SGD", "steps/s", 1),

    /** The usual perceptron for small images; ReLU, cross-entropy, learning rate 0.001. */
    MLP_ADAM(Kind.TRAINING, "784-512-256-10, batch 128, Adam", "samples/s", 128),

    /** The same with less work for the optimizer; learning rate 0.1. */
    MLP_SGD(Kind.TRAINING, "784-512-256-10, batch 128, SGD", "samples/s", 128),

    /**
     * Hardly anything but large matrix products, of which a parameter takes part in six operations a sample; ReLU, mean
     * squared error, learning rate 0.01.
     */
    WIDE(Kind.TRAINING, "1024-4096-4096-1024, batch 256, SGD", "GFLOP/s", 6e-9 * 25_175_040 * 256),

    /**
     * A convolution 5x5 with 32 channels, one with 64, ReLU and max-pooling by 2 after each, a dense layer of 512 with
     * ReLU, one of 10; cross-entropy, learning rate 0.001.
     */
    CNN(Kind.TRAINING, "CNN on 28x28, batch 64, Adam", "samples/s", 64),

    /** A long short-term memory that follows sequences step by step; mean squared error of all steps, learning rate 0.001. */
    LSTM(Kind.TRAINING, "LSTM 128-128, 64 steps, batch 32, Adam", "tokens/s", 64 * 32),

    /**
     * A layer of a transformer's encoder with 4 heads, ReLU and normalisation behind each half, without dropout; mean
     * squared error, learning rate 0.001.
     */
    TRANSFORMER(Kind.TRAINING, "transformer block 256-1024, 64 steps, batch 16, Adam", "tokens/s", 64 * 16),

    /** One input through the network of {@link #MLP_ADAM}, from array to array. */
    PREDICTION(Kind.PREDICTION, "prediction 784-512-256-10, batch 1", "µs p50", 1),

    /** A process that builds the network of {@link #MLP_ADAM}, trains 50 steps and ends. */
    COLD(Kind.PROCESS, "a process that trains 50 steps of 784-512-256-10", "s", 1),

    /** A product of square matrices. */
    MATMUL_512(512),

    /** A product of square matrices. */
    MATMUL_1024(1024),

    /** A product of square matrices. */
    MATMUL_2048(2048);

    /** How a workload is measured. */
    public enum Kind {
        /** Training steps, how many a second. */
        TRAINING,
        /** Calls, how long each takes. */
        PREDICTION,
        /** Products, how many a second. */
        PRODUCT,
        /** A whole process, from outside. */
        PROCESS
    }

    private final Kind kind;
    private final String title;
    private final String unit;
    private final double perRun;
    private final int size;

    Workload(Kind kind, String title, String unit, double perRun) {
        this.kind = kind;
        this.title = title;
        this.unit = unit;
        this.perRun = perRun;
        this.size = 0;
    }

    Workload(int size) {
        this.kind = Kind.PRODUCT;
        this.title = "matmul " + size;
        this.unit = "GFLOP/s";
        this.perRun = 2e-9 * size * size * size;
        this.size = size;
    }

    /** How it is measured. */
    public Kind kind() {
        return kind;
    }

    /** What it does, in the words of the table. */
    public String title() {
        return title;
    }

    /** What is counted or timed, such as {@code samples/s}. */
    public String unit() {
        return unit;
    }

    /** What one step or product counts for: the samples of a batch, say. */
    public double perRun() {
        return perRun;
    }

    /** The rows of the matrices of a product; 0 for another workload. */
    public int size() {
        return size;
    }

    /** The name on the command line, such as {@code mlp-adam}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
