package dev.gradus.training.diagnosis;

import dev.gradus.core.Parameter;
import dev.gradus.core.module.Layer;
import dev.gradus.training.data.Batch;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for gradients that are still there from an earlier step when new ones arrive. A hook on the smallest parameter sees
 * them arrive.
 */
final class PiledGradients implements Check {
    private final Optional<Parameter> watched;
    private final Findings findings;
    private boolean stepped;
    private boolean mayPile;
    private @Nullable Runnable removal;

    PiledGradients(Layer model, Findings findings) {
        this.watched = model.parameters().stream()
                .filter(Parameter::requiresGrad)
                .min(Comparator.comparingInt(Parameter::elements));
        this.findings = findings;
    }

    /** A step was made, sampled or not. */
    void noteStep() {
        stepped = true;
    }

    /** A batch begins, sampled or not: only if a step was made since the one before, its gradients should be gone. */
    void noteBatch() {
        mayPile = stepped;
        stepped = false;
    }

    @Override
    public void beforeForward(Batch batch) {
        watched.filter(parameter -> mayPile && parameter.requiresGrad()).ifPresent(parameter -> {
            removal = parameter.registerHook(gradient -> {
                if (parameter.hasGrad()) {
                    findings.add(
                            Rule.GRADIENTS_PILE_UP,
                            "optimizer",
                            Map.of(),
                            "gradients of the step before are still there when those of this batch arrive");
                }
                return gradient;
            });
        });
    }

    @Override
    public void afterBackward(double loss) {
        close();
    }

    @Override
    public void close() {
        if (removal != null) {
            removal.run();
            removal = null;
        }
    }
}
