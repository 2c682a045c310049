package dev.gradus.training.diagnosis;

import dev.gradus.core.Parameter;
import dev.gradus.core.module.Layer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Looks for gradients that vanish or explode on their way through the layers. */
final class GradientSize implements Check {
    private static final double VANISHING = 1e-4;
    private static final double EXPLODING = 100;
    private static final int SAMPLES = 3;

    private final Map<String, Parameter> weights;
    private final Findings findings;
    private final Streak vanishing = new Streak(SAMPLES);
    private final Streak exploding = new Streak(SAMPLES);

    GradientSize(Layer model, Findings findings) {
        this.weights = Weights.of(model);
        this.findings = findings;
    }

    @Override
    public void afterBackward(double loss) {
        Map<String, Double> sizes = new LinkedHashMap<>();
        weights.forEach((name, weight) -> {
            if (weight.hasGrad()) {
                sizes.put(name, Weights.rootMeanSquare(weight.borrowGrad()));
            }
        });
        double largest =
                sizes.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        weights.forEach((name, weight) -> {
            Double size = sizes.get(name);
            if (size != null) {
                checkVanishing(name, size, largest);
                checkExploding(name, size, Weights.rootMeanSquare(weight));
            }
        });
    }

    private void checkVanishing(String name, double size, double largest) {
        if (vanishing.holds(name, size < VANISHING * largest)) {
            findings.add(
                    Rule.VANISHING_GRADIENT,
                    name,
                    Map.of("gradient", size, "largest", largest),
                    "the gradient of %s vanishes: its elements are %.2g, where those of another weight are %.2g",
                    name,
                    size,
                    largest);
        }
    }

    private void checkExploding(String name, double size, double weight) {
        if (exploding.holds(name, size > EXPLODING * weight)) {
            findings.add(
                    Rule.EXPLODING_GRADIENT,
                    name,
                    Map.of("gradient", size, "weight", weight),
                    "the gradient of %s explodes: its elements are %.2g, those of the weight itself %.2g",
                    name,
                    size,
                    weight);
        }
    }
}
