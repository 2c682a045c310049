package dev.gradus.training.diagnosis;

import dev.gradus.core.Parameter;
import dev.gradus.core.module.Layer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks for parameters that are to learn, but never get a gradient. */
final class MissingGradients implements Check {
    private static final int SAMPLES = 3;
    private static final int SHOWN = 5;

    private final Map<String, Parameter> without;
    private final Findings findings;
    private int seen;

    MissingGradients(Layer model, Findings findings) {
        this.without = new LinkedHashMap<>(model.namedParameters());
        this.findings = findings;
    }

    @Override
    public void afterBackward(double loss) {
        without.values().removeIf(parameter -> parameter.hasGrad() || !parameter.requiresGrad());
        seen++;
        if (seen == SAMPLES && !without.isEmpty()) {
            List<String> names = List.copyOf(without.keySet());
            findings.add(
                    Rule.NO_GRADIENT,
                    names.get(0),
                    Map.of("parameters", (double) names.size()),
                    "%d parameters have had no gradient in %d batches: %s%s",
                    names.size(),
                    SAMPLES,
                    String.join(", ", names.subList(0, Math.min(SHOWN, names.size()))),
                    names.size() > SHOWN ? ", ..." : "");
        }
    }
}
