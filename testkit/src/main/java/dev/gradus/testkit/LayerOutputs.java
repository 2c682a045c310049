package dev.gradus.testkit;

import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import org.jspecify.annotations.Nullable;

/** Checks shape, type and values of the output, and that the input stays as it is. */
record LayerOutputs(LayerProbe probe, @Nullable Shape expected) {
    void check() {
        Layer first = probe.make();
        Layer second = probe.make();
        if (first == second) {
            throw Complaint.about(first, "the supplier must make a new layer at each call");
        }
        for (boolean training : LayerProbe.MODES) {
            Layer layer = probe.make();
            Tensor x = probe.input().copy();
            Tensor y = probe.run(layer, training, x);
            String where = " in " + LayerProbe.mode(training);
            if (expected != null && !y.shape().equals(expected)) {
                throw Complaint.about(
                        layer,
                        "the output has the shape %s%s, expected was %s for an input of shape %s"
                                .formatted(y.shape(), where, expected, x.shape()));
            }
            if (x.dtype().isFloating() && y.dtype() != x.dtype()) {
                throw Complaint.about(
                        layer, "the output is %s%s for an input of %s".formatted(y.dtype(), where, x.dtype()));
            }
            Complaint.refuse(layer, "the output is not finite" + where, Difference.fromFinite(y));
            Complaint.refuse(layer, "the input was changed" + where, Difference.inBits(probe.input(), x));
        }
    }
}
