/** Programs to run first and to copy from. */
module dev.gradus.examples {
    requires com.fasterxml.jackson.databind;
    requires com.google.common;
    requires dev.gradus.core;
    requires dev.gradus.layers;
    requires dev.gradus.losses;
    requires dev.gradus.optimizers;
    requires dev.gradus.testkit;
    requires dev.gradus.training;
    requires info.picocli;
    requires java.desktop;
    requires xchart;

    // Picocli finds the commands and sets their options by reflection, Jackson makes the records of the reference.
    opens dev.gradus.examples to
            info.picocli;
    opens dev.gradus.examples.reference to
            com.fasterxml.jackson.databind;
}
