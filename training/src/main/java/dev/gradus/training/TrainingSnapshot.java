package dev.gradus.training;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Module;
import dev.gradus.core.random.Generator;
import dev.gradus.losses.Loss;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.training.data.Batch;
import dev.gradus.training.data.DataLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All that a few steps of training change, as it is now, so that afterwards it can be as if they had never been. */
final class TrainingSnapshot {
    private final List<Runnable> restorations = new ArrayList<>();

    /** Keeps the weights, the modes, what the optimizer remembers, the place in the data, and all generators. */
    TrainingSnapshot(Layer model, Loss loss, Optimizer optimizer, Iterable<Batch> batches) {
        ModuleModes modes = ModuleModes.of(model);
        keepWeights(model);
        keepWeights(loss);
        var state = optimizer.stateDict();
        restorations.add(() -> optimizer.loadStateDict(state));
        restorations.add(optimizer::zeroGrad);
        restorations.add(model::zeroGrad);
        restorations.add(modes::restore);
        if (batches instanceof DataLoader loader) {
            var place = loader.state();
            restorations.add(() -> loader.restore(place));
        }
        // Last, since a loader may draw from one of them as it goes back.
        Stream.of(model, loss)
                .forEach(module -> module.namedGenerators().values().forEach(this::keep));
        keep(Generator.global());
    }

    private void keepWeights(Module module) {
        Map<String, Tensor> weights = module.stateDict();
        restorations.add(() -> module.loadStateDict(weights));
    }

    private void keep(Generator generator) {
        long[] state = generator.state();
        restorations.add(() -> generator.restore(state));
    }

    void restore() {
        restorations.forEach(Runnable::run);
    }
}
