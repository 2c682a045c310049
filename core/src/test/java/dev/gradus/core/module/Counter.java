package dev.gradus.core.module;

import dev.gradus.core.Buffer;
import dev.gradus.core.Tensor;

/** A layer for tests: passes its input on and, in training, counts how often. */
final class Counter extends Layer {
    final Buffer calls = buffer("calls", Tensor.of(0L));
    final Buffer mean = buffer("mean", Tensor.zeros(1));

    @Override
    public Tensor forward(Tensor x) {
        if (isTraining()) {
            calls.addInPlace(Tensor.of(1L));
        }
        return x;
    }
}
