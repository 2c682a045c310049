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
        gates = type.newArray(sizes.steps() * sizes.batch() * width);
        states = newStates();
    }

    // ---- what a cell has of its own

    /** The arrays of its state, all of the layout of {@link #states}, the hidden one first. */
    abstract List<Object> stateArrays();

    /** What is added to W x for all steps at once. */
    abstract Tensor biasOfInput(Tensor inputBias, Tensor hiddenBias);

    /** Adds U h to the gates of a step, from the states that begin at {@code before}. */
    abstract void multiply(HiddenWeight weight, int step, int before);

    /** Computes the state of one sequence after a step from its gates and its state before. */
    abstract void step(int gatesAt, int before, int after);

    /** The run backwards, from what arrived from outside for each step. */
    abstract BackwardRun backwardRun(HiddenWeight weight, Object upstream);

    // ---- forwards

    /** Computes all states, and writes the hidden ones of all steps and the state at the end into the output. */
    final void compute(
            Tensor x, Tensor inputWeight, Tensor hiddenWeight, Tensor[] biases, Tensor[] start, Object output) {
        HiddenWeight weight = new HiddenWeight(hiddenWeight.detach(), biases);
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            Tensor rows = x.reshape(-1, sizes.input());
            Tensor products = biases.length == 0
                    ? rows.linear(inputWeight)
                    : rows.linear(inputWeight, biasOfInput(biases[0], biases[1]));
            Layout.read(products, gates);
        }
        List<Object> arrays = stateArrays();
        for (int i = 0; i < start.length; i++) {
            System.arraycopy(start[i].denseArray(), 0, arrays.get(i), before(first()), sizes.state());
        }
        for (int i = 0; i < sizes.steps(); i++) {
            int step = stepAt(i);
            multiply(weight, step, before(step));
            eachSequence((from, to) -> steps(step, from, to));
        }
        write(arrays, output);
    }

    private void steps(int step, int from, int to) {
        for (int row = from; row < to; row++) {
            int before = before(step) + row * hidden;
            int after = after(step) + row * hidden;
            if (lengths.has(row, step)) {
                step(gatesAt(step, row), before, after);
            } else {
                stateArrays().forEach(array -> System.arraycopy(array, before, array, after, hidden));
            }
        }
    }

    private void write(List<Object> arrays, Object output) {
        int total = sizes.steps() * sizes.state();
        System.arraycopy(states, after(0), output, 0, total);
        if (!lengths.areFull()) {
            Object zeros = type.newArray(hidden);
            for (int i = 0; i < sizes.steps() * sizes.batch(); i++) {
                if (!lengths.has(i % sizes.batch(), i / sizes.batch())) {
                    System.arraycopy(zeros, 0, output, i * hidden, hidden);
                }
            }
        }
        int last = after(stepAt(sizes.steps() - 1));
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
        for (int i = sizes.steps() - 1; i >= 0; i--) {
            int step = stepAt(i);
            eachSequence((from, to) -> stepsBack(run, step, from, to));
            run.multiply(step);
        }
        List<Tensor> start = new ArrayList<>();
        state.forEach(array -> start.add(Tensor.wrap(array, type, Shape.of(sizes.batch(), hidden))));
        return new SequenceGradients(rows(run.gateGradients, width), run.products(), statesBefore(), start);
    }

    private void stepsBack(BackwardRun run, int step, int from, int to) {
        for (int row = from; row < to; row++) {
            // At padding nothing was computed: what has arrived from the step after goes on to the one before.
            if (lengths.has(row, step)) {
                run.step(
                        gatesAt(step, row),
                        before(step) + row * hidden,
                        after(step) + row * hidden,
                        (step * sizes.batch() + row) * hidden,
                        row * hidden);
            }
        }
    }

    private Tensor statesBefore() {
        int rows = sizes.steps() * sizes.batch();
        Tensor all = Tensor.wrap(states, type, Shape.of(rows + sizes.batch(), hidden));
        return all.narrow(0, before(0) / Math.max(hidden, 1), rows);
    }

    // ---- where things are

    /** A tensor of a row for each sequence at each step. */
    final Tensor rows(Object array, int columns) {
        return Tensor.wrap(array, type, Shape.of(sizes.steps() * sizes.batch(), columns));
    }

    final Object newStates() {
        return type.newArray((sizes.steps() + 1) * sizes.state());
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

    private int first() {
        return stepAt(0);
    }

    private int stepAt(int place) {
        return reverse ? sizes.steps() - 1 - place : place;
    }

    private int before(int step) {
        return (reverse ? step + 1 : step) * sizes.state();
    }

    private int after(int step) {
        return (reverse ? step : step + 1) * sizes.state();
    }

    private void eachSequence(Parallel.Range range) {
        Parallel.run(sizes.batch(), PART / Math.max(width, 1) + 1, range);
    }
}
