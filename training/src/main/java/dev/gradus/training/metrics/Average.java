package dev.gradus.training.metrics;

/** How one number is made of the figures of the single classes. */
enum Average {
    /** Each class weighs the same. */
    MACRO(""),
    /** All classes are counted together. */
    MICRO("_micro"),
    /** Each class weighs as many samples as it has. */
    WEIGHTED("_weighted");

    private final String suffix;

    Average(String suffix) {
        this.suffix = suffix;
    }

    /** What is added to the name of a metric. */
    String suffix() {
        return suffix;
    }
}
