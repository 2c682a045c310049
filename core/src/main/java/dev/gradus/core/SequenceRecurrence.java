package dev.gradus.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A recurrent cell along a batch of sequences, in one operation: the products of all inputs at once, then step by step what
 * depends on the state. The output has the hidden states of all steps and, behind them, the state at the end, so that it
 * has the shape (steps + states, batch, hidden).
 *
 * <p>With the gradients G of the gates before their activation, which are computed from the last step to the first, those
 * of the weights are Gᵀ X and Gᵀ H, where H holds the hidden state before each step: again one product for all steps.
 */
final class SequenceRecurrence extends Computation {
    private static final int X = 0;
    private static final int INPUT_WEIGHT = 1;
    private static final int HIDDEN_WEIGHT = 2;
    private static final int START = 3;

    private final RecurrentCell cell;
    private final boolean reverse;
    private final SequenceLengths lengths;
    private @Nullable SequenceRun run;

    /** Of the gradient that is on its way through {@link #backward}, as soon as they are needed. */
    private @Nullable SequenceGradients gradients;

    /** The same for a gradient that is recorded. */
    private @Nullable List<Tensor> recorded;

    SequenceRecurrence(RecurrentCell cell, boolean reverse, SequenceLengths lengths) {
        super("recurrent");
        this.cell = cell;
        this.reverse = reverse;
        this.lengths = lengths;
    }

    @Override
    Shape shape(Tensor... inputs) {
        Shape x = inputs[X].shape();
        return Shape.of(x.size(0) + cell.states(), x.size(1), inputs[START].size(1));
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        Tensor x = inputs[X];
        SequenceSizes sizes = new SequenceSizes(x.size(0), x.size(1), x.size(2), inputs[START].size(1));
        SequenceRun forward = cell.run(sizes, x.dtype(), reverse, lengths);
        Tensor[] states = Arrays.copyOfRange(inputs, START, START + cell.states());
        Tensor[] biases = Arrays.copyOfRange(inputs, START + cell.states(), inputs.length);
        forward.compute(x, inputs[INPUT_WEIGHT], inputs[HIDDEN_WEIGHT], biases, states, output.storage.array);
        if (Autograd.isRecording()) {
            run = forward;
        } else {
            forward.release();
        }
    }

    @Override
    void save(Tensor[] inputs, Tensor output) {
        keep(inputs);
    }

    @Override
    void backward(Tensor gradient, BackwardPass pass) {
        super.backward(gradient, pass);
        if (gradients != null) {
            gradients.workspace().giveBack();
        }
        gradients = null;
        recorded = null;
    }

    @Override
    void release() {
        super.release();
        if (run != null) {
            run.release();
        }
        run = null;
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        if (Autograd.isRecording()) {
            return recorded(upstream).get(input);
        }
        SequenceGradients of = gradients(upstream);
        if (input == X) {
            return of.gates().matmul(kept(INPUT_WEIGHT)).reshape(inputShape(X));
        }
        if (input == INPUT_WEIGHT) {
            Tensor x = kept(X);
            return of.gates().t().matmul(x.reshape(-1, x.size(2)));
        }
        if (input == HIDDEN_WEIGHT) {
            return of.hiddenWeight();
        }
        if (input < START + cell.states()) {
            return of.state().get(input - START);
        }
        return input == START + cell.states() ? of.gates().sum(0) : of.hiddenBias();
    }

    private SequenceGradients gradients(Tensor upstream) {
        SequenceGradients result = gradients;
        if (result == null) {
            // Whatever else this computes with the kernels, its arrays must outlive the gradient of one input.
            result = Objects.requireNonNull(run, "computed before").gradients(kept(HIDDEN_WEIGHT), upstream);
            gradients = result;
        }
        return result;
    }

    /** The gradients of all inputs, by differentiating the steps one by one; null where none is needed. */
    private List<Tensor> recorded(Tensor upstream) {
        List<Tensor> result = recorded;
        if (result == null) {
            Tensor[] inputs = new Tensor[inputCount()];
            List<Tensor> wanted = new ArrayList<>();
            for (int i = 0; i < inputs.length; i++) {
                // Another node for each, since the inputs themselves may depend on one another.
                inputs[i] = new Reshape(inputShape(i)).apply(kept(i));
                if (needsGradient(i)) {
                    wanted.add(inputs[i]);
                }
            }
            List<Tensor> found = Autograd.grad(unrolled(inputs), upstream, wanted, true, true);
            result = new ArrayList<>();
            for (int i = 0; i < inputs.length; i++) {
                int place = wanted.indexOf(inputs[i]);
                result.add(place < 0 ? inputs[i] : found.get(place));
            }
            recorded = result;
        }
        return result;
    }

    private Tensor unrolled(Tensor[] inputs) {
        int biases = START + cell.states();
        boolean biased = inputs.length > biases;
        RecurrentWeights weights = new RecurrentWeights(
                inputs[INPUT_WEIGHT],
                inputs[HIDDEN_WEIGHT],
                biased ? inputs[biases] : null,
                biased ? inputs[biases + 1] : null,
                null);
        SequenceOutput result = new UnrolledSequence(cell, reverse, lengths)
                .run(inputs[X], weights, Arrays.asList(inputs).subList(START, biases));
        List<Tensor> parts = new ArrayList<>(List.of(result.output()));
        result.state().forEach(state -> parts.add(state.unsqueeze(0)));
        return Tensor.cat(parts, 0);
    }
}
