package dev.gradus.training;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.training.checkpoint.CheckpointPart;
import dev.gradus.training.checkpoint.PartState;
import dev.gradus.training.stopping.StoppingCriterion;
import java.util.Map;

/** The weights after the epoch that a criterion found best, if it watches for one. */
final class BestWeights implements CheckpointPart {
    private final Layer model;
    private final EvaluationWeights weights;
    private final StoppingCriterion criterion;
    private Map<String, Tensor> state = Map.of();

    BestWeights(Layer model, EvaluationWeights weights, StoppingCriterion criterion) {
        this.model = model;
        this.weights = weights;
        this.criterion = criterion;
    }

    /** Keeps the weights if the epoch that the criterion was just shown is the best. */
    void keepIfBest(int epoch) {
        if (criterion.bestEpoch() == epoch) {
            state = weights.during(model::stateDict);
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

    @Override
    public PartState state() {
        return PartState.builder().tensors("", state).build();
    }

    @Override
    public void restore(PartState saved) {
        state = saved.tensors();
    }
}
