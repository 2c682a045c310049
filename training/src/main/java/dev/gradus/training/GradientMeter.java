package dev.gradus.training;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.training.checkpoint.PartState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures the gradient of an epoch's loss: the gradients of its batches are added up with the weights that their losses
 * have. With one batch that is the gradient itself; with several, between which the parameters move on, it is what they
 * agree on, so that it vanishes where the training as a whole stands still.
 */
final class GradientMeter {
    private final List<Parameter> parameters;
    private final boolean oneBatch;
    /** By the place of the parameter: their norm is the same bits in every run only if it is summed in one order. */
    private final Map<Integer, Tensor> sums = new TreeMap<>();

    private double lastNorm;

    /**
     * A meter of nothing yet.
     *
     * @param oneBatch whether each epoch has one batch, whose norm is all that is needed then
     */
    GradientMeter(Layer model, boolean oneBatch) {
        this.parameters = model.parameters();
        this.oneBatch = oneBatch;
    }

    void reset() {
        sums.clear();
    }

    /** Adds the gradients that have arrived now and tells their norm. */
    double add(double weight) {
        lastNorm = GradientNorm.of(parameters);
        if (!oneBatch) {
            for (int i = 0; i < parameters.size(); i++) {
                if (parameters.get(i).hasGrad()) {
                    addTo(i, parameters.get(i).borrowGrad().detach(), weight);
                }
            }
        }
        return lastNorm;
    }

    private void addTo(int parameter, Tensor gradient, double weight) {
        Tensor sum = sums.get(parameter);
        if (sum == null) {
            sums.put(parameter, gradient.mul(weight));
        } else {
            sum.addInPlace(gradient, weight);
        }
    }

    /** The norm of the sum divided by a number. */
    double norm(double divisor) {
        return oneBatch ? lastNorm : GradientNorm.norm(sums.values()) / divisor;
    }

    void save(PartState.Builder state) {
        state.number("gradient norm", lastNorm);
        sums.forEach((place, sum) -> state.tensor("gradient." + place, sum.copy()));
    }

    void load(PartState state) {
        lastNorm = state.number("gradient norm");
        sums.clear();
        for (int i = 0; i < parameters.size(); i++) {
            Tensor sum = state.tensors().get("gradient." + i);
            if (sum != null) {
                sums.put(i, sum.copy());
            }
        }
    }
}
