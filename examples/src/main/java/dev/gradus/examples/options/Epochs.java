package dev.gradus.examples.options;

import picocli.CommandLine.Option;

/** The option that says how long to train; each example has its own default. */
public final class Epochs {
    @Option(
            names = "--epochs",
            paramLabel = "N",
            converter = PositiveNumber.class,
            description = "How many times to go through the training data, at most (default: ${DEFAULT-VALUE}).")
    private int value;

    /** The option with a default. */
    public Epochs(int defaultValue) {
        value = defaultValue;
    }

    /** The number of epochs. */
    public int value() {
        return value;
    }
}
