package dev.gradus.core;

import org.jspecify.annotations.Nullable;

/** Where each sequence of a batch ends; what comes after is padding, which no state takes in. */
final class SequenceLengths {
    private final long @Nullable [] lengths;

    /** @param lengths one for each sequence; null if none is padded */
    SequenceLengths(long @Nullable [] lengths) {
        this.lengths = lengths;
    }

    /** Whether all sequences have all steps. */
    boolean areFull() {
        return lengths == null;
    }

    /** Whether a sequence has a step. */
    boolean has(int sequence, int step) {
        return lengths == null || step < lengths[sequence];
    }

    /** Which of the sequences have a step, of shape (batch, 1). */
    Tensor mask(int step, int batch) {
        boolean[] has = new boolean[batch];
        for (int i = 0; i < batch; i++) {
            has[i] = has(i, step);
        }
        return Tensor.wrap(has, DType.BOOL, Shape.of(batch, 1));
    }
}
