package dev.gradus.examples;

import picocli.CommandLine.Option;

/** The option that says how long to train; each example has its own default. */
final class Epochs {
    @Option(
            names = "--epochs",
            paramLabel = "N",
            converter = PositiveNumber.class,
            description = "How many times to go through the training data, at most (default: ${DEFAULT-VALUE}).")
    private int value;

    Epochs(int defaultValue) {
        value = defaultValue;
    }

    int value() {
        return value;
    }
}
