package dev.gradus.training.diagnosis;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Looks for steps that are out of proportion to the weights they change. */
final class UpdateSize implements Check {
    private static final double HIGH = 0.1;
    private static final double LOW = 1e-6;
    private static final int SAMPLES_HIGH = 3;
    private static final int SAMPLES_LOW = 5;

    private final Map<String, Parameter> weights;
    private final Findings findings;
    private final Streak high = new Streak(SAMPLES_HIGH);
    private final Streak low = new Streak(SAMPLES_LOW);
    private final Map<String, Tensor> before = new LinkedHashMap<>();
    private int samples;

    UpdateSize(Layer model, Findings findings) {
        this.weights = Weights.of(model);
        this.findings = findings;
    }

    @Override
    public void afterBackward(double loss) {
        weights.forEach((name, weight) -> {
            if (weight.hasGrad() && !before.containsKey(name)) {
                before.put(name, weight.detach().copy());
            }
        });
    }

    @Override
    public void afterStep() {
        samples++;
        weights.forEach((name, weight) -> {
            Tensor old = before.get(name);
            double size = old == null ? 0 : Weights.rootMeanSquare(old);
            // Weights that start at 0 have no proportion yet.
            if (old != null && size > 0) {
                judge(name, Weights.rootMeanSquare(weight.detach().sub(old)) / size);
            }
        });
        before.clear();
    }

    private void judge(String name, double ratio) {
        if (high.holds(name, ratio > HIGH)) {
            add(Rule.LEARNING_RATE_TOO_HIGH, name, ratio);
        }
        // Later on steps may be small because there is nothing left to learn.
        if (low.holds(name, ratio < LOW && samples <= SAMPLES_LOW)) {
            add(Rule.LEARNING_RATE_TOO_LOW, name, ratio);
        }
    }

    private void add(Rule rule, String name, double ratio) {
        findings.add(rule, name, Map.of("ratio", ratio), "each step changes %s by %.2g of its size", name, ratio);
    }
}
