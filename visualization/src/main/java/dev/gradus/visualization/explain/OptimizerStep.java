package dev.gradus.visualization.explain;

import dev.gradus.core.Tensor;
import dev.gradus.optimizers.Adam;
import dev.gradus.optimizers.AdamW;
import dev.gradus.optimizers.LBFGS;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.OptimizerState;
import dev.gradus.optimizers.ParameterGroup;
import dev.gradus.optimizers.RMSprop;
import dev.gradus.optimizers.SGD;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Has an optimizer take its step, and keeps its state from before and after. */
final class OptimizerStep {
    private final Optimizer optimizer;
    private final Map<String, Tensor> leaves;
    private final Map<String, Update.UpdateRule> rules = new LinkedHashMap<>();

    OptimizerStep(Optimizer optimizer, Map<String, Tensor> leaves) {
        this.optimizer = optimizer;
        this.leaves = leaves;
    }

    Update run(Supplier<Tensor> loss) {
        OptimizerState before = optimizer.stateDict();
        Map<String, Values> old = new LinkedHashMap<>();
        leaves.forEach((name, leaf) -> old.put(name, Values.of(leaf)));
        Map<String, Values> gradients = new LinkedHashMap<>();
        leaves.forEach((name, leaf) -> {
            if (leaf.hasGrad()) {
                gradients.put(name, Values.of(leaf.borrowGrad()));
            }
        });
        take(optimizer, loss);
        OptimizerState after = optimizer.stateDict();
        int place = 0;
        for (ParameterGroup group : optimizer.groups()) {
            for (Tensor parameter : group.parameters()) {
                ParameterUpdate update = new ParameterUpdate(place++, group, before, after);
                leaves.forEach((name, leaf) -> {
                    Values gradient = gradients.get(name);
                    if (leaf == parameter && gradient != null) {
                        rules.put(name, rule(update.of(Objects.requireNonNull(old.get(name)), gradient, leaf)));
                    }
                });
            }
        }
        return new Update(optimizer.toString(), Map.copyOf(rules));
    }

    /** The step alone. */
    static void take(Optimizer optimizer, Supplier<Tensor> loss) {
        if (optimizer instanceof LBFGS) {
            // It tries several steps, and needs the loss at each.
            optimizer.step(loss);
        } else {
            optimizer.step();
        }
    }

    private Update.UpdateRule rule(ParameterUpdate.Numbers numbers) {
        if (optimizer instanceof SGD sgd) {
            return new DescentRule(numbers, sgd);
        }
        if (optimizer instanceof Adam adam) {
            return new AdamRule(
                    numbers, adam.beta1(), adam.beta2(), adam.eps(), adam.isAmsgrad(), adam.isMaximizing(), false);
        }
        if (optimizer instanceof AdamW adam) {
            return new AdamRule(
                    numbers, adam.beta1(), adam.beta2(), adam.eps(), adam.isAmsgrad(), adam.isMaximizing(), true);
        }
        if (optimizer instanceof RMSprop rmsprop) {
            return new RmsPropRule(numbers, rmsprop);
        }
        return new OtherRule(numbers);
    }
}
