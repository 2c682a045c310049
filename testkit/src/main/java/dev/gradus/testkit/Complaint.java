package dev.gradus.testkit;

import dev.gradus.core.module.Module;
import dev.gradus.optimizers.Optimizer;
import java.util.Optional;

/** What is thrown when a check fails: who, and what is wrong. */
final class Complaint {
    private Complaint() {}

    static AssertionError about(Module module, String problem, Object... arguments) {
        return new AssertionError(module.typeName() + ": " + problem.formatted(arguments));
    }

    static AssertionError about(Optimizer optimizer, String problem, Object... arguments) {
        return new AssertionError(optimizer.getClass().getSimpleName() + ": " + problem.formatted(arguments));
    }

    /** Throws if there is a difference. */
    static void refuse(Module module, String what, Optional<String> difference) {
        if (difference.isPresent()) {
            throw about(module, "%s: %s", what, difference.get());
        }
    }

    /** Throws if there is a difference. */
    static void refuse(Optimizer optimizer, String what, Optional<String> difference) {
        if (difference.isPresent()) {
            throw about(optimizer, "%s: %s", what, difference.get());
        }
    }
}
