package dev.gradus.visualization.report;

import dev.gradus.core.Autograd;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.training.diagnosis.Weights;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * By how much of its size a step changes each weight: √Σ (w' - w)² / √Σ w².
 *
 * <p>About 1e-3 is healthy, say the notes of Stanford's CS231n (Neural networks part 3, ratio of weights to updates).
 */
final class UpdateRatios {
    private final Map<String, Parameter> weights;
    private final Map<String, Tensor> before = new LinkedHashMap<>();

    UpdateRatios(Map<String, Parameter> weights) {
        this.weights = weights;
    }

    /** Remembers the weights before a step. */
    void beforeStep() {
        weights.forEach((name, weight) -> {
            if (weight.hasGrad()) {
                before.put(name, weight.detach().copy());
            }
        });
    }

    /** The ratios of the step that was made since; empty if none was remembered. */
    Map<String, Double> afterStep() {
        Map<String, Double> ratios = new LinkedHashMap<>();
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            weights.forEach((name, weight) -> {
                Tensor old = before.get(name);
                double size = old == null ? 0 : Weights.rootMeanSquare(old);
                // Weights that start at 0 have no proportion yet.
                if (old != null && size > 0) {
                    ratios.put(name, Weights.rootMeanSquare(weight.detach().sub(old)) / size);
                }
            });
        }
        before.clear();
        return ratios;
    }
}
