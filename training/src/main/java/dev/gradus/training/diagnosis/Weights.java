package dev.gradus.training.diagnosis;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parameters of a model whose size means something: matrices and filters, but no biases, which start at 0. */
public final class Weights {
    private Weights() {}

    /** Those of a model that are not frozen, by their names. */
    public static Map<String, Parameter> of(Layer model) {
        Map<String, Parameter> weights = new LinkedHashMap<>();
        model.namedParameters().forEach((name, parameter) -> {
            if (parameter.rank() >= 2 && parameter.requiresGrad() && parameter.elements() > 0) {
                weights.put(name, parameter);
            }
        });
        return weights;
    }

    /** √(Σ x² / n), whatever the number of elements. */
    public static double rootMeanSquare(Tensor x) {
        return Math.sqrt(x.detach().square().mean().item());
    }
}
