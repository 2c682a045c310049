package dev.gradus.visualization.explain;

import dev.gradus.core.Tensor;
import dev.gradus.optimizers.OptimizerState;
import dev.gradus.optimizers.ParameterGroup;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an optimizer remembered about one parameter before and after a step.
 *
 * @param place the parameter's place among all of the optimizer's
 * @param group the settings of its group
 * @param before the optimizer's state before
 * @param after and after
 */
record ParameterUpdate(int place, ParameterGroup group, OptimizerState before, OptimizerState after) {
    Numbers of(Values old, Values gradient, Tensor leaf) {
        return new Numbers(
                old,
                gradient,
                Values.of(leaf),
                state(before),
                state(after),
                after.numbers().getOrDefault(place + ".step", 0.0).intValue(),
                group.learningRate(),
                group.weightDecay());
    }

    private Map<String, Values> state(OptimizerState whole) {
        String prefix = place + ".";
        Map<String, Values> own = new LinkedHashMap<>();
        whole.tensors().forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                own.put(name.substring(prefix.length()), Values.of(tensor));
            }
        });
        return own;
    }

    /**
     * All numbers of the step.
     *
     * @param old the parameter before
     * @param gradient its gradient
     * @param updated the parameter after
     * @param before the running values before, by PyTorch's names
     * @param after and after
     * @param step the number of this step; 0 if the optimizer does not count
     * @param rate the learning rate η
     * @param decay the weight decay λ
     */
    record Numbers(
            Values old,
            Values gradient,
            Values updated,
            Map<String, Values> before,
            Map<String, Values> after,
            int step,
            double rate,
            double decay) {
        /** A running value before the step; 0 if there was none yet. */
        double before(String name, int at) {
            Values values = before.get(name);
            return values == null ? 0 : values.at(at);
        }

        double after(String name, int at) {
            Values values = after.get(name);
            if (values == null) {
                throw new IllegalStateException("the optimizer's state has no " + name);
            }
            return values.at(at);
        }
    }
}
