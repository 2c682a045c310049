package dev.gradus.visualization.report;

import dev.gradus.core.module.Layer;
import dev.gradus.training.GradientNorm;
import java.util.Map;

/** Looks at the gradient of a step, and at how far it moves each weight. */
final class StepLook {
    private final Layer model;
    private final UpdateRatios updates;
    private double gradientNorm;
    private Map<String, Double> ratios = Map.of();
    private long spent;

    StepLook(Layer model) {
        this.model = model;
        this.updates = new UpdateRatios(model);
    }

    /** The number of weights. */
    int weights() {
        return updates.size();
    }

    /** Looks when gradients have arrived; where they accumulate, the last call before the step counts. */
    void beforeStep() {
        long start = System.nanoTime();
        updates.beforeStep();
        // Clipping comes after this.
        gradientNorm = GradientNorm.of(model.parameters());
        spent = System.nanoTime() - start;
    }

    void afterStep() {
        long start = System.nanoTime();
        ratios = updates.afterStep();
        spent += System.nanoTime() - start;
    }

    double gradientNorm() {
        return gradientNorm;
    }

    /** By how much of its size the step changed each weight. */
    Map<String, Double> ratios() {
        return ratios;
    }

    /** How long it took to look. */
    long nanoseconds() {
        return spent;
    }
}
