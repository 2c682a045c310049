package dev.gradus.training;

import dev.gradus.core.Tensor;
import dev.gradus.optimizers.ExponentialMovingAverage;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The weights that a model is judged by: those it learns with, or their running mean where there is one. */
record EvaluationWeights(@Nullable ExponentialMovingAverage average) {
    /** Does something while the model has these weights. */
    <T> T during(Supplier<T> action) {
        if (average == null || !average.hasMeans()) {
            return action.get();
        }
        average.swap();
        try {
            return action.get();
        } finally {
            average.swap();
        }
    }

    /** Leaves the model with these weights. */
    void keep() {
        if (average != null && average.hasMeans()) {
            List<Tensor> means = average.means();
            average.swap();
            average.load(means);
        }
    }
}
