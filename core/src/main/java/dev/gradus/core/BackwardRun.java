package dev.gradus.core;

import java.util.List;

/** A run backwards along a batch of sequences: the gradients of one cell. */
abstract class BackwardRun {
    /** Where the arrays come from that are used up with the gradients of the weights. */
    final Workspace workspace = new Workspace();

    /** Those of the gates before their activation: (steps, batch, width); 0 at padding. */
    final Object gateGradients;

    /** Those of the hidden state, on their way from step to step: (batch, hidden). */
    final Object hiddenGradients;

    /** As many as a sequence has gates. */
    final Object zeros;

    private final int width;

    BackwardRun(SequenceRun forward) {
        gateGradients = forward.newGates(workspace);
        hiddenGradients = forward.type.newArray(forward.sizes.state());
        width = forward.width;
        zeros = forward.type.newArray(width);
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

    /**
     * Sets the gradients of one sequence at a step that is padding to 0.
     *
     * @param gatesAt where its gates are
     * @param rowAt where it has its place in any other array with a row for each sequence and step
     */
    void skip(int gatesAt, int rowAt) {
        System.arraycopy(zeros, 0, gateGradients, gatesAt, width);
    }

    /** Adds what comes through U h to the gradients of the hidden state of some sequences. */
    abstract void multiply(int step, int from, int to);

    /** The gradients of U h + c, as {@link SequenceGradients} has them. */
    abstract List<Tensor> products();
}
