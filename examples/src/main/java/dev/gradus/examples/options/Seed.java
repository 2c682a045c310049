package dev.gradus.examples.options;

import picocli.CommandLine.Option;

/** The option that makes a run another one, or the same again. */
public final class Seed {
    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = WholeNumber.class,
            defaultValue = "1",
            description =
                    "Start of the random numbers; the same seed gives the same result (default: ${DEFAULT-VALUE}).")
    private long value;

    /** The option with its default. */
    public Seed() {}

    /** The seed. */
    public long value() {
        return value;
    }
}
