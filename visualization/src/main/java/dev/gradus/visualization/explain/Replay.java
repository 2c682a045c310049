package dev.gradus.visualization.explain;

import dev.gradus.core.Autograd;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Module;
import dev.gradus.core.random.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Runs a forward pass again as it was: with the same random numbers, and with running statistics as before. */
final class Replay {
    private final List<Runnable> restorations = new ArrayList<>();

    /** Remembers how everything is now. */
    Replay(Module model) {
        remember(Generator.global());
        model.namedGenerators().values().forEach(this::remember);
        model.namedBuffers().values().forEach(buffer -> {
            Tensor before = buffer.detach().copy();
            restorations.add(() -> buffer.copyFrom(before));
        });
    }

    private void remember(Generator generator) {
        long[] state = generator.state();
        restorations.add(() -> generator.restore(state));
    }

    /** Puts everything back. */
    void restore() {
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            restorations.forEach(Runnable::run);
        }
    }

    /** The same function, from what was remembered each time. */
    Supplier<Tensor> of(Supplier<Tensor> function) {
        return () -> {
            restore();
            return function.get();
        };
    }
}
