/** Data loading and the training loop with all that goes around it. */
module dev.gradus.training {
    requires transitive dev.gradus.core;
    requires transitive dev.gradus.losses;
    requires transitive dev.gradus.optimizers;
}
