package dev.gradus.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A backward pass through one operation, which goes no further. */
final class SingleStep extends BackwardPass {
    private final List<Optional<Tensor>> gradients;

    SingleStep(int inputs) {
        super(true, false);
        gradients = new ArrayList<>(Collections.nCopies(inputs, Optional.empty()));
    }

    @Override
    void deliver(Operation from, int input, Node to, Tensor gradient) {
        gradients.set(input, Optional.of(copy(gradient)));
    }

    List<Optional<Tensor>> gradients() {
        return List.copyOf(gradients);
    }
}
