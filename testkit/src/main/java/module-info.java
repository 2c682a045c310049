/** Checks for layers, losses and optimizers of your own, one call each. */
module dev.gradus.testkit {
    requires transitive dev.gradus.core;
    requires transitive dev.gradus.losses;
    requires transitive dev.gradus.optimizers;

    exports dev.gradus.testkit;
}
