/** Optimizers, learning-rate schedules and gradient clipping. */
module dev.gradus.optimizers {
    requires transitive dev.gradus.core;

    exports dev.gradus.optimizers;
    exports dev.gradus.optimizers.schedules;
}
