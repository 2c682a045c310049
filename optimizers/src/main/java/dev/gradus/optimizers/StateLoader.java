package dev.gradus.optimizers;

import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.optimizers.settings.Setting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Sets an optimizer to a saved state, after all of it was found to fit. */
final class StateLoader {
    private final Optimizer optimizer;
    private final OptimizerState state;
    private final List<String> problems = new ArrayList<>();

    StateLoader(Optimizer optimizer, OptimizerState state) {
        this.optimizer = optimizer;
        this.state = state;
    }

    void load() {
        check();
        optimizer.states().forEach(ParameterState::clear);
        state.tensors().forEach((key, value) -> owner(key).load(name(key), value));
        state.numbers().forEach((key, value) -> {
            if (isOfParameter(key)) {
                owner(key).load(name(key), value);
            }
        });
        for (int i = 0; i < optimizer.groups().size(); i++) {
            ParameterGroup group = optimizer.groups().get(i);
            group.setLearningRate(state.numbers().getOrDefault(Optimizer.rateName(i), group.learningRate()));
            group.weightDecay(state.numbers().getOrDefault(Optimizer.decayName(i), group.weightDecay()));
        }
    }

    private void check() {
        if (!state.optimizer().equals(optimizer.typeName())) {
            problems.add("it was saved by %s".formatted(state.optimizer()));
        }
        Set<String> settings = new HashSet<>();
        for (int i = 0; i < optimizer.groups().size(); i++) {
            settings.add(Optimizer.rateName(i));
            settings.add(Optimizer.decayName(i));
        }
        settings.stream().sorted().forEach(this::checkSetting);
        state.numbers().keySet().stream()
                .filter(key -> !settings.contains(key) && !isOfParameter(key))
                .forEach(this::unexpected);
        state.tensors().forEach(this::checkTensor);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "The state does not fit this %s of %d parameters in %d groups: %s. Load it into an optimizer that is made of the same parameters in the same order"
                            .formatted(
                                    optimizer.typeName(),
                                    optimizer.states().size(),
                                    optimizer.groups().size(),
                                    String.join("; ", problems)));
        }
    }

    private void checkSetting(String key) {
        Double value = state.numbers().get(key);
        if (value == null) {
            problems.add("%s is missing".formatted(key));
        } else if (!Setting.isFiniteAndAtLeastZero(value)) {
            problems.add("%s is %s instead of a finite number of at least 0".formatted(key, value));
        }
    }

    private void checkTensor(String key, Tensor value) {
        if (!isOfParameter(key)) {
            unexpected(key);
            return;
        }
        Shape expected = owner(key).parameter().shape();
        if (!value.shape().equals(expected)) {
            problems.add("%s has the shape %s, the parameter %s".formatted(key, value.shape(), expected));
        }
    }

    private void unexpected(String key) {
        problems.add("%s is not expected".formatted(key));
    }

    /** Whether a name begins with the place of one of the parameters. */
    private boolean isOfParameter(String key) {
        return key.matches("\\d{1,9}\\..+") && place(key) < optimizer.states().size();
    }

    private ParameterState owner(String key) {
        return optimizer.states().get(place(key));
    }

    private static int place(String key) {
        return Integer.parseInt(key.substring(0, key.indexOf('.')));
    }

    private static String name(String key) {
        return key.substring(key.indexOf('.') + 1);
    }
}
