package dev.gradus.training;

import dev.gradus.core.Parameter;
import dev.gradus.optimizers.GradientClipping;
import dev.gradus.optimizers.Optimizer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done with gradients between the backward pass and the step: they are measured and clipped, where asked to. */
final class Gradients {
    private final TrainingSettings settings;
    private final List<Parameter> optimized;
    private final @Nullable GradientMeter meter;

    Gradients(TrainingSettings settings, @Nullable GradientMeter meter) {
        this.settings = settings;
        this.optimized = parametersOf(settings.optimizer());
        this.meter = meter;
    }

    private static List<Parameter> parametersOf(Optimizer optimizer) {
        return optimizer.groups().stream()
                .flatMap(group -> group.parameters().stream())
                .toList();
    }

    /**
     * Makes them ready for the step.
     *
     * @param weight by how much the batches of this step count in the epoch
     */
    void prepare(double weight, CurrentRun run) {
        if (meter != null) {
            check(meter.add(weight), run);
        }
        GradientLimits limits = settings.limits();
        if (limits.hasValue()) {
            GradientClipping.byValue(optimized, limits.value());
        }
        if (limits.hasNorm()) {
            double norm = GradientNorm.of(optimized);
            check(norm, run);
            GradientClipping.withNorm(optimized, limits.norm(), norm);
        }
    }

    private void check(double norm, CurrentRun run) {
        if (!Double.isFinite(norm)) {
            new NonFiniteSearch(settings.model(), settings.loss(), run.epoch(), run.batchNumber())
                    .inGradients(run.batch())
                    .ifPresent(error -> {
                        throw error;
                    });
        }
    }
}
