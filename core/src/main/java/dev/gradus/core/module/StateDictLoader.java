package dev.gradus.core.module;

import dev.gradus.core.Autograd;
import dev.gradus.core.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sets the tensors of a module from a state, after all of it was found to fit. */
final class StateDictLoader {
    private StateDictLoader() {}

    static StateDictMismatch load(String module, Map<String, Tensor> own, Map<String, Tensor> state, boolean strict) {
        List<String> missing =
                own.keySet().stream().filter(path -> !state.containsKey(path)).toList();
        List<String> unexpected =
                state.keySet().stream().filter(path -> !own.containsKey(path)).toList();
        List<String> problems = new ArrayList<>();
        if (strict && !missing.isEmpty()) {
            problems.add("missing: " + String.join(", ", missing));
        }
        if (strict && !unexpected.isEmpty()) {
            problems.add("unexpected: " + String.join(", ", unexpected));
        }
        own.forEach((path, tensor) -> {
            Tensor source = state.get(path);
            if (source != null && !source.shape().equals(tensor.shape())) {
                problems.add("of another shape: %s is %s in the module, %s in the state"
                        .formatted(path, tensor.shape(), source.shape()));
            }
        });
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("The state does not fit the module %s; %s%s"
                    .formatted(
                            module,
                            String.join("; ", problems),
                            strict ? ". Use loadMatchingState for a part of a state" : ""));
        }
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            own.forEach((path, tensor) -> {
                Tensor source = state.get(path);
                if (source != null) {
                    tensor.copyFrom(source);
                }
            });
        }
        return new StateDictMismatch(missing, unexpected);
    }
}
