package dev.gradus.visualization.report;

import dev.gradus.core.Autograd;
import dev.gradus.core.Parameter;
import dev.gradus.core.module.Layer;
import dev.gradus.training.GradientNorm;
import dev.gradus.training.diagnosis.Weights;
import java.util.LinkedHashMap;
import java.util.Map;

/** Looks at the gradient of a step, and at how far the step moves each weight. */
final class StepLook {
    private final Layer model;
    private final Map<String, Parameter> weights;
    private final UpdateRatios updates;
    private double gradientNorm;
    private final Map<String, Double> gradientSizes = new LinkedHashMap<>();
    private Map<String, Double> ratios = Map.of();
    private long spent;

    StepLook(Layer model) {
        this.model = model;
        this.weights = Weights.of(model);
        this.updates = new UpdateRatios(weights);
    }

    /** The number of weights. */
    int weights() {
        return weights.size();
    }

    /** Looks when gradients have arrived; where they accumulate, the last call before the step counts. */
    void beforeStep() {
        long start = System.nanoTime();
        updates.beforeStep();
        // Clipping comes after this.
        gradientNorm = GradientNorm.of(model.parameters());
        measureGradients();
        spent = System.nanoTime() - start;
    }

    private void measureGradients() {
        gradientSizes.clear();
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            weights.forEach((name, weight) -> {
                if (weight.hasGrad()) {
                    gradientSizes.put(name, weight.borrowGrad().abs().mean().item());
                }
            });
        }
    }

    void afterStep() {
        long start = System.nanoTime();
        ratios = updates.afterStep();
        spent += System.nanoTime() - start;
    }

    double gradientNorm() {
        return gradientNorm;
    }

    /** How large the gradient of each weight is: Σ |g| / n, since squares of what has almost vanished are 0. */
    Map<String, Double> gradientSizes() {
        return gradientSizes;
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
