/** Data loading and the training loop with all that goes around it. */
module dev.gradus.training {
    requires transitive dev.gradus.core;
    requires transitive dev.gradus.losses;
    requires dev.gradus.models;
    requires transitive dev.gradus.optimizers;
    requires static java.management;
    requires static jdk.jfr;
    requires static jdk.management;
    requires com.fasterxml.jackson.core;
    requires java.desktop;
    requires jdk.unsupported; // signals, by way of JLine
    requires me.tongfei.progressbar;
    requires org.apache.commons.csv;
    requires org.jline.terminal;
    requires org.slf4j;

    exports dev.gradus.training;
    exports dev.gradus.training.callbacks;
    exports dev.gradus.training.checkpoint;
    exports dev.gradus.training.data;
    exports dev.gradus.training.data.augmentation;
    exports dev.gradus.training.data.binary;
    exports dev.gradus.training.data.csv;
    exports dev.gradus.training.data.idx;
    exports dev.gradus.training.data.image;
    exports dev.gradus.training.data.numpy;
    exports dev.gradus.training.data.sampler;
    exports dev.gradus.training.data.source;
    exports dev.gradus.training.diagnosis;
    exports dev.gradus.training.history;
    exports dev.gradus.training.log;
    exports dev.gradus.training.metrics;
    exports dev.gradus.training.progress;
    exports dev.gradus.training.stopping;
    exports dev.gradus.training.tensorboard;
}
