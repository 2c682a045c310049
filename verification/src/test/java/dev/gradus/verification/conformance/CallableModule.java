package dev.gradus.verification.conformance;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Module;
import java.util.List;
import java.util.function.Function;

/**
 * A module and how it is called.
 *
 * @param module has the parameters and buffers, under PyTorch's names
 * @param forward from all inputs to all outputs
 */
record CallableModule(Module module, Function<List<Tensor>, List<Tensor>> forward) {
    static CallableModule of(Layer layer) {
        return new CallableModule(layer, inputs -> List.of(layer.apply(onlyOne(inputs))));
    }

    static Tensor onlyOne(List<Tensor> inputs) {
        if (inputs.size() != 1) {
            throw new UnsupportedCaseException("a layer with %d inputs is not offered".formatted(inputs.size()));
        }
        return inputs.get(0);
    }
}
