/** Programs to run first and to copy from. */
module dev.gradus.examples {
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires com.google.common;
    requires dev.gradus.core;
    requires dev.gradus.layers;
    requires dev.gradus.losses;
    requires dev.gradus.models;
    requires dev.gradus.optimizers;
    requires dev.gradus.testkit;
    requires dev.gradus.training;
    requires dev.gradus.visualization;
    requires info.picocli;
    requires io.prometheus.metrics.core;
    requires io.prometheus.metrics.instrumentation.jvm;
    requires io.prometheus.metrics.model;
    requires io.prometheus.writer.text;
    requires java.desktop;
    requires java.net.http;
    requires org.apache.commons.csv;
    requires org.slf4j;
    requires undertow.core;
    requires xnio.api;

    // Picocli finds the commands and sets their options by reflection, Jackson makes the records of the reference.
    opens dev.gradus.examples to
            info.picocli;
    opens dev.gradus.examples.graph to
            info.picocli;
    opens dev.gradus.examples.options to
            info.picocli;
    opens dev.gradus.examples.explain to
            info.picocli;
    opens dev.gradus.examples.table to
            info.picocli;
    opens dev.gradus.examples.reference to
            com.fasterxml.jackson.databind;
}
