module consumer {
    requires dev.gradus.layers;
    requires dev.gradus.training;
}
