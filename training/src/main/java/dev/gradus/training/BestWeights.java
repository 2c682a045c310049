package dev.gradus.training;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.training.stopping.StoppingCriterion;
import java.util.Map;

/** The weights after the epoch that a criterion found best, if it watches for one. */
final class BestWeights {
    private final Layer model;
    private final StoppingCriterion criterion;
    private Map<String, Tensor> state = Map.of();

    BestWeights(Layer model, StoppingCriterion criterion) {
        this.model = model;
        this.criterion = criterion;
    }

    /** Keeps the weights if the epoch that the criterion was just shown is the best. */
    void keepIfBest(int epoch) {
        if (criterion.bestEpoch() == epoch) {
            state = model.stateDict();
        }
    }

    /** Gives the model the best weights, if there are any and they are not those it has. */
    boolean restore(int lastEpoch) {
        if (criterion.bestEpoch() == 0 || criterion.bestEpoch() == lastEpoch) {
            return false;
        }
        model.loadStateDict(state);
        return true;
    }
}
