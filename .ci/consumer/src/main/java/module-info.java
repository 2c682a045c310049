module consumer {
    requires dev.gradus.core;
    requires dev.gradus.layers;
    requires dev.gradus.losses;
    requires dev.gradus.optimizers;
}
