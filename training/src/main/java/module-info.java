/** Data loading and the training loop with all that goes around it. */
module dev.gradus.training {
    requires transitive dev.gradus.core;
    requires transitive dev.gradus.losses;
    requires transitive dev.gradus.optimizers;
    requires me.tongfei.progressbar;
    requires org.slf4j;

    exports dev.gradus.training;
    exports dev.gradus.training.callbacks;
    exports dev.gradus.training.data;
    exports dev.gradus.training.history;
    exports dev.gradus.training.metrics;
    exports dev.gradus.training.progress;
    exports dev.gradus.training.stopping;
}
