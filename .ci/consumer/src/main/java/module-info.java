module consumer {
    requires dev.gradus.core;
    requires dev.gradus.layers;
    requires dev.gradus.losses;
    requires dev.gradus.models;
    requires dev.gradus.optimizers;
    requires dev.gradus.testkit;
    requires dev.gradus.training;
    requires dev.gradus.visualization;
}
