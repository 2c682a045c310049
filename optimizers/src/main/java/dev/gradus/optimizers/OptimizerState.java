package dev.gradus.optimizers;

import dev.gradus.core.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that an optimizer needs to go on where it stopped, in plain names, tensors and numbers.
 *
 * @param optimizer the optimizer's class, such as {@code Adam}
 * @param tensors running values by the place of their parameter and PyTorch's name, such as {@code 0.exp_avg}
 * @param numbers the same for numbers, such as {@code 0.step}; and the settings of each group, such as
 *     {@code groups.0.lr}
 */
public record OptimizerState(String optimizer, Map<String, Tensor> tensors, Map<String, Double> numbers) {
    /** Copies the maps, in their order. */
    public OptimizerState {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    }
}
