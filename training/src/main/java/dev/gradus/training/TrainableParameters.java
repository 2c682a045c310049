package dev.gradus.training;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.losses.Loss;
import dev.gradus.optimizers.Optimizer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What an optimizer can change of a model, or of a loss that learns too. */
final class TrainableParameters {
    private TrainableParameters() {}

    /** Refuses a training that would go through all its epochs and change nothing. */
    static void check(Layer model, Loss loss, Optimizer optimizer) {
        List<Parameter> all = Stream.of(model.parameters(), loss.parameters())
                .flatMap(List::stream)
                .toList();
        if (all.isEmpty()) {
            throw new IllegalStateException(
                    "Trainer: the model has no parameters, so nothing can be learned; declare them with parameter(...) and children with child(...)");
        }
        Set<Parameter> trainable = Collections.newSetFromMap(new IdentityHashMap<>());
        all.stream().filter(Tensor::requiresGrad).forEach(trainable::add);
        if (trainable.isEmpty()) {
            throw new IllegalStateException(
                    "Trainer: all %d parameters of the model are frozen, so nothing can be learned; call unfreeze() on the model or a part of it before fit"
                            .formatted(all.size()));
        }
        boolean holdsOne = optimizer.groups().stream()
                .flatMap(group -> group.parameters().stream())
                .anyMatch(trainable::contains);
        if (!holdsOne) {
            throw new IllegalStateException(
                    "Trainer: the optimizer %s holds none of the model's parameters that are not frozen, so nothing would be learned; make it from parameters() of the model that is trained"
                            .formatted(optimizer));
        }
    }
}
