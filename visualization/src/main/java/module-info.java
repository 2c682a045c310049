/** Training and backpropagation to look at. */
module dev.gradus.visualization {
    requires transitive dev.gradus.core;
    requires transitive dev.gradus.layers;
    requires transitive dev.gradus.losses;
    requires transitive dev.gradus.optimizers;
    requires transitive dev.gradus.training;
    requires com.fasterxml.jackson.core;
    requires com.google.common;
    requires transitive dev.gradus.models;
    requires java.desktop;
    requires org.eclipse.elk.alg.layered;
    requires org.eclipse.elk.core;
    requires org.eclipse.elk.graph;
    requires org.eclipse.emf.common;
    requires org.eclipse.emf.ecore;
    requires org.slf4j;
    requires xchart;

    exports dev.gradus.visualization.explain;
    exports dev.gradus.visualization.graph;
    exports dev.gradus.visualization.page;
    exports dev.gradus.visualization.plots;
    exports dev.gradus.visualization.report;
}
