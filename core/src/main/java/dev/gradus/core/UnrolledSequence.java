package dev.gradus.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A recurrent cell along a batch of sequences, step by step in tensor operations, so that any gradients of gradients can be had. */
final class UnrolledSequence {
    private final RecurrentCell cell;
    private final boolean reverse;
    private final SequenceLengths lengths;

    UnrolledSequence(RecurrentCell cell, boolean reverse, SequenceLengths lengths) {
        this.cell = cell;
        this.reverse = reverse;
        this.lengths = lengths;
    }

    SequenceOutput run(Tensor x, RecurrentWeights weights, List<Tensor> start) {
        int steps = x.size(0);
        Tensor[] outputs = new Tensor[steps];
        List<Tensor> state = start;
        for (int i = 0; i < steps; i++) {
            int step = reverse ? steps - 1 - i : i;
            List<Tensor> next = step(x.select(0, step), weights, state);
            if (lengths.areFull()) {
                outputs[step] = next.get(0);
                state = next;
            } else {
                Tensor mask = lengths.mask(step, x.size(1));
                outputs[step] = mask.where(next.get(0), Tensor.scalar(0, x.dtype()));
                state = chosen(mask, next, state);
            }
        }
        return new SequenceOutput(Tensor.stack(Arrays.asList(outputs), 0), state);
    }

    private List<Tensor> step(Tensor x, RecurrentWeights weights, List<Tensor> state) {
        List<Tensor> next = cell.step(weights.ofInput(x), weights.ofHidden(state.get(0)), state);
        if (weights.projection() == null) {
            return next;
        }
        List<Tensor> projected = new ArrayList<>(next);
        projected.set(0, next.get(0).linear(weights.projection()));
        return projected;
    }

    private static List<Tensor> chosen(Tensor mask, List<Tensor> next, List<Tensor> before) {
        List<Tensor> result = new ArrayList<>();
        for (int i = 0; i < next.size(); i++) {
            result.add(mask.where(next.get(i), before.get(i)));
        }
        return result;
    }
}
