package dev.gradus.core;

import java.util.List;

/** A run backwards along a batch of sequences: the gradients of one cell. */
abstract class BackwardRun {
    /** Those of the gates before their activation: (steps, batch, width); 0 at padding. */
    final Object gateGradients;

    /** Those of the hidden state, on their way from step to step: (batch, hidden). */
    final Object hiddenGradients;

    BackwardRun(SequenceRun forward) {
        gateGradients = forward.type.newArray(forward.sizes.steps() * forward.sizes.batch() * forward.width);
        hiddenGradients = forward.type.newArray(forward.sizes.state());
    }

    /** Those of the state on their way, the hidden one first; in the end those of the state before the first step. */
    abstract List<Object> stateGradients();

    /**
     * The gradients of one sequence at one step.
     *
     * @param gatesAt where its gates are
     * @param before where its state before is
     * @param after where its state after is
     * @param upstreamAt where what has arrived from outside is, and any other array with a row for each sequence and step
     * @param stateAt where the gradients of its state are
     */
    abstract void step(int gatesAt, int before, int after, int upstreamAt, int stateAt);

    /** Adds what comes through U h to the gradients of the hidden state. */
    abstract void multiply(int step);

    /** The gradients of U h + c, as {@link SequenceGradients} has them. */
    abstract List<Tensor> products();
}
