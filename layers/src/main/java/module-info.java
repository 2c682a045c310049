/** Layers: what a network is made of. */
module dev.gradus.layers {
    requires transitive dev.gradus.core;

    exports dev.gradus.layers;
}
