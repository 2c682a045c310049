/** Losses: how wrong a network is. */
module dev.gradus.losses {
    requires transitive dev.gradus.core;

    exports dev.gradus.losses;
}
