package dev.gradus.core;

import dev.gradus.core.kernel.LstmArrays;
import dev.gradus.core.kernel.LstmGradients;
import java.util.List;

/** The kernels' way through an LSTM; see {@link RecurrentCell#LSTM}. */
final class LstmRun extends SequenceRun {
    private final Object cells = newStates();

    private final LstmArrays<Object> arrays = new LstmArrays<>(hidden, gates, cells, newStates(), states);

    LstmRun(SequenceSizes sizes, DType type, boolean reverse, SequenceLengths lengths) {
        super(RecurrentCell.LSTM, sizes, type, reverse, lengths);
    }

    @Override
    List<Object> stateArrays() {
        return List.of(states, cells);
    }

    @Override
    Tensor biasOfInput(Tensor inputBias, Tensor hiddenBias) {
        return inputBias.add(hiddenBias);
    }

    @Override
    void multiply(HiddenWeight weight, int step, int from, int to) {
        weight.addProduct(to - from, states, before(step, from), 0, width, gates, gatesAt(step, from), width);
    }

    @Override
    void activate(int gatesAt, int before, int after) {
        recurrent().lstmCell(arrays, gatesAt, before, after, 0, hidden);
    }

    @Override
    BackwardRun backwardRun(HiddenWeight weight, Object upstream) {
        return new Backward(weight, upstream);
    }

    private final class Backward extends BackwardRun {
        private final HiddenWeight weight;
        private final Object cellGradients = type.newArray(sizes.state());
        private final LstmGradients<Object> gradients;

        Backward(HiddenWeight weight, Object upstream) {
            super(LstmRun.this);
            this.weight = weight;
            gradients = new LstmGradients<>(arrays, upstream, hiddenGradients, cellGradients, gateGradients);
        }

        @Override
        List<Object> stateGradients() {
            return List.of(hiddenGradients, cellGradients);
        }

        @Override
        void step(int gatesAt, int before, int after, int upstreamAt, int stateAt) {
            recurrent().lstmGradient(gradients, gatesAt, before, after, upstreamAt, stateAt, 0, hidden);
        }

        @Override
        void multiply(int step, int from, int to) {
            weight.addGradient(
                    to - from, gateGradients, gatesAt(step, from), width, 0, width, hiddenGradients, from * hidden);
        }

        @Override
        List<Tensor> products() {
            return List.of(rows(gateGradients, width));
        }
    }
}
