package dev.gradus.core;

import dev.gradus.core.kernel.ActivationKernels;
import dev.gradus.core.kernel.FloatingKernels;
import dev.gradus.core.kernel.Parallel;
import dev.gradus.core.kernel.RecurrentKernels;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of a recurrent cell along a batch of sequences, and what it keeps for the way back. States stand in the order of
 * the input's steps, with one more at the end where the run begins, so that the states before all steps stand together.
 */
abstract class SequenceRun {
    /** How many numbers a thread is given at least. */
    private static final int PART = 8192;

    /** How many sequences are taken through all steps together: a tile's worth of rows. */
    private static final int TOGETHER = 8;

    /** The most weights, 1 MiB of float32, that stay in a core's second-level cache while a few sequences go by. */
    private static final int CACHED = 1 << 18;

    /** Where the arrays come from that nobody but the run sees. */
    final Workspace workspace = new Workspace();

    final SequenceSizes sizes;
    final DType type;
    final int hidden;

    /** How many numbers the gates of one sequence are at one step. */
    final int width;

    /** The gates of all steps: (steps, batch, width). */
    final Object gates;

    /** The hidden states: (steps + 1, batch, hidden). */
    final Object states;

    private final boolean reverse;
    private final SequenceLengths lengths;

    SequenceRun(RecurrentCell cell, SequenceSizes sizes, DType type, boolean reverse, SequenceLengths lengths) {
        this.sizes = sizes;
        this.type = type;
        this.reverse = reverse;
        this.lengths = lengths;
        hidden = sizes.hidden();
        width = cell.gates() * hidden;
        gates = newGates(workspace);
        states = newStates();
    }

    // ---- what a cell has of its own

    /** The arrays of its state, all of the layout of {@link #states}, the hidden one first. */
    abstract List<Object> stateArrays();

    /** What is added to W x for all steps at once. */
    abstract Tensor biasOfInput(Tensor inputBias, Tensor hiddenBias);

    /** Adds U h to the gates of some sequences, from one to before another, at a step. */
    abstract void multiply(HiddenWeight weight, int step, int from, int to);

    /** Computes the state of one sequence after a step from its gates and its state before. */
    abstract void activate(int gatesAt, int before, int after);

    /** The run backwards, from what arrived from outside for each step. */
    abstract BackwardRun backwardRun(HiddenWeight weight, Object upstream);

    // ---- forwards

    /** Computes all states, and writes the hidden ones of all steps and the state at the end into the output. */
    final void compute(
            Tensor x, Tensor inputWeight, Tensor hiddenWeight, Tensor[] biases, Tensor[] start, Object output) {
        HiddenWeight weight = new HiddenWeight(hiddenWeight.detach(), biases);
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            Tensor rows = x.reshape(-1, sizes.input());
            Tensor[] inputs = biases.length == 0
                    ? new Tensor[] {rows, inputWeight}
                    : new Tensor[] {rows, inputWeight, biasOfInput(biases[0], biases[1])};
            new Linear().compute(inputs, rows(gates, width));
        }
        List<Object> arrays = stateArrays();
        for (int i = 0; i < start.length; i++) {
            System.arraycopy(start[i].denseArray(), 0, arrays.get(i), before(stepAt(0), 0), sizes.state());
        }
        eachGroup((first, last) -> {
            for (int i = 0; i < sizes.steps(); i++) {
                int step = stepAt(i);
                multiply(weight, step, first, last);
                eachSequence(first, last, (from, to) -> step(step, from, to));
            }
        });
        write(arrays, output);
    }

    private void step(int step, int from, int to) {
        for (int row = from; row < to; row++) {
            int before = before(step, row);
            int after = after(step, row);
            if (lengths.has(row, step)) {
                activate(gatesAt(step, row), before, after);
            } else {
                stateArrays().forEach(array -> System.arraycopy(array, before, array, after, hidden));
            }
        }
    }

    private void write(List<Object> arrays, Object output) {
        int total = sizes.steps() * sizes.state();
        System.arraycopy(states, after(0, 0), output, 0, total);
        if (!lengths.areFull()) {
            Object zeros = type.newArray(hidden);
            for (int i = 0; i < sizes.steps() * sizes.batch(); i++) {
                if (!lengths.has(i % sizes.batch(), i / sizes.batch())) {
                    System.arraycopy(zeros, 0, output, i * hidden, hidden);
                }
            }
        }
        int last = after(stepAt(sizes.steps() - 1), 0);
        for (int i = 0; i < arrays.size(); i++) {
            System.arraycopy(arrays.get(i), last, output, total + i * sizes.state(), sizes.state());
        }
    }

    // ---- backwards

    /** The gradients, from that of the whole output. */
    final SequenceGradients gradients(Tensor hiddenWeight, Tensor upstream) {
        Object arrived = upstream.denseArray();
        int total = sizes.steps() * sizes.state();
        BackwardRun run = backwardRun(new HiddenWeight(hiddenWeight), arrived);
        List<Object> state = run.stateGradients();
        for (int i = 0; i < state.size(); i++) {
            System.arraycopy(arrived, total + i * sizes.state(), state.get(i), 0, sizes.state());
        }
        eachGroup((first, last) -> {
            for (int i = sizes.steps() - 1; i >= 0; i--) {
                int step = stepAt(i);
                eachSequence(first, last, (from, to) -> stepBack(run, step, from, to));
                run.multiply(step, first, last);
            }
        });
        List<Tensor> start = new ArrayList<>();
        state.forEach(array -> start.add(Tensor.wrap(array, type, Shape.of(sizes.batch(), hidden))));
        return new SequenceGradients(
                rows(run.gateGradients, width), run.products(), statesBefore(), start, run.workspace);
    }

    private void stepBack(BackwardRun run, int step, int from, int to) {
        for (int row = from; row < to; row++) {
            int rowAt = (step * sizes.batch() + row) * hidden;
            if (lengths.has(row, step)) {
                run.step(gatesAt(step, row), before(step, row), after(step, row), rowAt, row * hidden);
            } else {
                // Nothing was computed: what has arrived from the step after goes on to the one before.
                run.skip(gatesAt(step, row), rowAt);
            }
        }
    }

    private Tensor statesBefore() {
        int rows = sizes.steps() * sizes.batch();
        Tensor all = Tensor.wrap(states, type, Shape.of(rows + sizes.batch(), hidden));
        return all.narrow(0, before(0, 0) / Math.max(hidden, 1), rows);
    }

    /** Gives back what was kept for the way back. */
    final void release() {
        workspace.giveBack();
    }

    // ---- where things are

    /** A tensor of a row for each sequence at each step. */
    final Tensor rows(Object array, int columns) {
        return Tensor.wrap(array, type, Shape.of(sizes.steps() * sizes.batch(), columns));
    }

    /** An array of the layout of {@link #gates}. */
    final Object newGates(Workspace from) {
        return from.take(type, sizes.steps() * sizes.batch() * width);
    }

    /** An array of the layout of {@link #states}. */
    final Object newStates() {
        return workspace.take(type, (sizes.steps() + 1) * sizes.state());
    }

    /** An array with a row of hidden units for each sequence and step. */
    final Object newRows(Workspace from) {
        return from.take(type, sizes.steps() * sizes.state());
    }

    final FloatingKernels<Object> kernels() {
        return type.floating();
    }

    final ActivationKernels<Object> activation() {
        return kernels().activation();
    }

    final RecurrentKernels<Object> recurrent() {
        return kernels().recurrent();
    }

    final int gatesAt(int step, int row) {
        return (step * sizes.batch() + row) * width;
    }

    private int stepAt(int place) {
        return reverse ? sizes.steps() - 1 - place : place;
    }

    /** Where the hidden state of a sequence before a step is. */
    final int before(int step, int row) {
        return (reverse ? step + 1 : step) * sizes.state() + row * hidden;
    }

    private int after(int step, int row) {
        return (reverse ? step : step + 1) * sizes.state() + row * hidden;
    }

    /**
     * Runs the sequences in groups, which threads need not wait for one another to take through all steps, if the weights are
     * small enough to be read for each group anew; or else all together, so that threads share the work of each step.
     */
    private void eachGroup(Parallel.Range range) {
        Parallel.run(sizes.batch(), width * hidden <= CACHED ? TOGETHER : Math.max(sizes.batch(), 1), range);
    }

    /** Runs the sequences of a group in parts; on this thread alone if the groups have threads of their own. */
    private void eachSequence(int first, int last, Parallel.Range range) {
        Parallel.run(last - first, PART / Math.max(width, 1) + 1, (from, to) -> range.run(first + from, first + to));
    }
}
