package dev.gradus.testkit;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import java.util.Arrays;
import java.util.Collections;

/** Checks that the batch size, the first size of the input, is the first size of the output and changes nothing else. */
record LayerBatches(LayerProbe probe, int smallest) {
    void check() {
        int batch = probe.input().size(0);
        for (int size : new int[] {batch, batch + 1, 1, 0}) {
            if (size >= smallest) {
                for (boolean training : LayerProbe.MODES) {
                    check(size, training);
                }
            }
        }
    }

    private void check(int size, boolean training) {
        Layer layer = probe.make();
        int[] expected = probe.run(layer, training, probe.input()).shape().toArray();
        Tensor x = ofSize(size);
        int[] actual;
        try {
            actual = probe.run(layer, training, x).shape().toArray();
        } catch (AssertionError e) {
            throw new AssertionError(
                    "%s (a layer that cannot take a batch of %d says so with smallestBatch, one without a batch with withoutBatch)"
                            .formatted(e.getMessage(), size),
                    e);
        }
        if (expected.length == 0) {
            throw Complaint.about(
                    layer, "the output is a scalar and has no batch size; a layer without a batch says withoutBatch");
        }
        expected[0] = size;
        if (!Arrays.equals(expected, actual)) {
            throw Complaint.about(
                    layer,
                    "the output has the shape %s in %s for an input of shape %s, expected was %s"
                            .formatted(
                                    Arrays.toString(actual),
                                    LayerProbe.mode(training),
                                    x.shape(),
                                    Arrays.toString(expected)));
        }
    }

    /** The first observations of the input, and these again where they are too few. */
    private Tensor ofSize(int size) {
        Tensor input = probe.input();
        int copies = 1 + size / Math.max(1, input.size(0));
        return input.size(0) == 0
                ? input
                : Tensor.cat(Collections.nCopies(copies, input), 0).narrow(0, 0, size);
    }
}
