package dev.gradus.testkit;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;

/** Checks that a layer computes in the type that it was converted to, and much the same in both. */
record LayerPrecision(LayerProbe probe) {
    private static final double TOLERANCE = 1e-4;

    void check() {
        Layer single = probe.make(DType.FLOAT32);
        Layer twice = probe.make(DType.FLOAT64);
        Tensor expected = probe.run(twice, false, probe.input(DType.FLOAT64));
        if (expected.dtype() != DType.FLOAT64) {
            throw Complaint.about(
                    twice,
                    "after to(float64) the output is %s; is a constant in forward of another type?"
                            .formatted(expected.dtype()));
        }
        Complaint.refuse(
                single,
                "float32 is far from float64 in eval mode",
                Difference.beyond(TOLERANCE, expected, probe.run(single, false, probe.input(DType.FLOAT32))));
    }
}
