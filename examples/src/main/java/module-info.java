/** Programs to run first and to copy from. */
module dev.gradus.examples {
    requires dev.gradus.core;
    requires dev.gradus.layers;
    requires dev.gradus.losses;
    requires dev.gradus.optimizers;
    requires dev.gradus.training;
    requires dev.gradus.testkit;
}
