package dev.gradus.testkit;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;

/** Checks that the state of a layer is all that makes it different from a new one. */
record LayerState(LayerProbe probe) {
    void check() {
        Layer layer = probe.make();
        // A pass in training moves running values.
        probe.run(layer, true, probe.input());
        Tensor expected = probe.run(layer, false, probe.input());

        Layer restored = probe.make(LayerProbe.SEED + 3, probe.dtype());
        try {
            restored.loadStateDict(layer.stateDict());
        } catch (IllegalArgumentException e) {
            throw new AssertionError(
                    "%s: the state of one layer does not fit another one: %s"
                            .formatted(layer.typeName(), e.getMessage()),
                    e);
        }
        Complaint.refuse(
                layer,
                "a new layer with the state of this one gives another output in eval mode; is something that changes or is drawn at random not declared with parameter(...), buffer(...) or child(...)?",
                Difference.inBits(expected, probe.run(restored, false, probe.input())));
    }
}
