package dev.gradus.core;

import java.util.List;

/**
 * What a recurrent network computes at each step, from the step's input x and the state before it.
 *
 * <p>The weights of several gates stand one below the other, in the order named here, as PyTorch has them.
 */
public enum RecurrentCell {
    /** h' = tanh(W x + b + U h + c). */
    TANH(1, 1) {
        @Override
        List<Tensor> step(Tensor input, Tensor hidden, List<Tensor> state) {
            return List.of(input.add(hidden).tanh());
        }

        @Override
        SequenceRun run(SequenceSizes sizes, DType type, boolean reverse, SequenceLengths lengths) {
            return new PlainRun(this, sizes, type, reverse, lengths);
        }
    },

    /** h' = max(W x + b + U h + c, 0). */
    RELU(1, 1) {
        @Override
        List<Tensor> step(Tensor input, Tensor hidden, List<Tensor> state) {
            return List.of(input.add(hidden).relu());
        }

        @Override
        SequenceRun run(SequenceSizes sizes, DType type, boolean reverse, SequenceLengths lengths) {
            return new PlainRun(this, sizes, type, reverse, lengths);
        }
    },

    /**
     * Long short-term memory: c' = f c + i g and h' = o tanh c', where (i, f, g, o) are W x + b + U h + c through the sigmoid,
     * and g through tanh.
     *
     * @see <a href="https://doi.org/10.1162/neco.1997.9.8.1735">Hochreiter and Schmidhuber 1997: Long short-term memory</a>
     */
    LSTM(4, 2) {
        @Override
        List<Tensor> step(Tensor input, Tensor hidden, List<Tensor> state) {
            List<Tensor> gates = input.add(hidden).chunk(gates(), 1);
            Tensor kept = gates.get(1).sigmoid().mul(state.get(1));
            Tensor cell = kept.add(gates.get(0).sigmoid().mul(gates.get(2).tanh()));
            return List.of(gates.get(3).sigmoid().mul(cell.tanh()), cell);
        }

        @Override
        SequenceRun run(SequenceSizes sizes, DType type, boolean reverse, SequenceLengths lengths) {
            return new LstmRun(sizes, type, reverse, lengths);
        }
    },

    /**
     * Gated recurrent unit: h' = (1 - z) n + z h with n = tanh(W x + b + r (U h + c)), where r and z are W x + b + U h + c
     * through the sigmoid. The gates are (r, z, n).
     *
     * @see <a href="https://arxiv.org/abs/1406.1078">Cho et al. 2014: Learning phrase representations using RNN
     *     encoder-decoder for statistical machine translation</a>
     */
    GRU(3, 1) {
        @Override
        List<Tensor> step(Tensor input, Tensor hidden, List<Tensor> state) {
            List<Tensor> in = input.chunk(gates(), 1);
            List<Tensor> back = hidden.chunk(gates(), 1);
            Tensor reset = in.get(0).add(back.get(0)).sigmoid();
            Tensor update = in.get(1).add(back.get(1)).sigmoid();
            Tensor candidate = in.get(2).add(reset.mul(back.get(2))).tanh();
            return List.of(candidate.add(update.mul(state.get(0).sub(candidate))));
        }

        @Override
        SequenceRun run(SequenceSizes sizes, DType type, boolean reverse, SequenceLengths lengths) {
            return new GruRun(sizes, type, reverse, lengths);
        }
    };

    private final int gates;
    private final int states;

    RecurrentCell(int gates, int states) {
        this.gates = gates;
        this.states = states;
    }

    /** How many rows of the weights there are for each hidden unit. */
    public int gates() {
        return gates;
    }

    /** How many tensors the state is: 2 where there is a cell beside the hidden state. */
    public int states() {
        return states;
    }

    /**
     * One step in tensor operations.
     *
     * @param input W x + b
     * @param hidden U h + c
     * @param state the state before
     * @return the state after
     */
    abstract List<Tensor> step(Tensor input, Tensor hidden, List<Tensor> state);

    /** A run with kernels. */
    abstract SequenceRun run(SequenceSizes sizes, DType type, boolean reverse, SequenceLengths lengths);
}
