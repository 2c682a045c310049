package dev.gradus.training;

import dev.gradus.core.Autograd;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Module;
import java.util.ArrayList;
import java.util.List;

/** The buffers of a module as they are now: running statistics, say, move on when it is run, be it only to look at it. */
final class KeptBuffers implements AutoCloseable {
    private final List<Runnable> restorations = new ArrayList<>();

    KeptBuffers(Module module) {
        module.namedBuffers().values().forEach(buffer -> {
            Tensor before = buffer.detach().copy();
            restorations.add(() -> buffer.copyFrom(before));
        });
    }

    /** Puts them back. */
    @Override
    public void close() {
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            restorations.forEach(Runnable::run);
        }
    }
}
