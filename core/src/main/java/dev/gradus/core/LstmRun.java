package dev.gradus.core;

import java.util.List;

/** The kernels' way through an LSTM; see {@link RecurrentCell#LSTM}. */
final class LstmRun extends SequenceRun {
    private final Object cells = newStates();

    /** tanh c after each step. */
    private final Object tanh = newStates();

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
    void multiply(HiddenWeight weight, int step, int before) {
        weight.addProduct(sizes.batch(), states, before, 0, width, gates, gatesAt(step, 0), width);
    }

    @Override
    void step(int gatesAt, int before, int after) {
        int g = gatesAt + 2 * hidden;
        int o = g + hidden;
        activation().sigmoid(gates, gates, gatesAt, g);
        activation().tanh(gates, gates, g, o);
        activation().sigmoid(gates, gates, o, o + hidden);
        recurrent().lstmCell(gates, gatesAt, cells, before, after, hidden);
        activation().tanh(cells, tanh, after, after + hidden);
        recurrent().lstmState(gates, gatesAt, tanh, states, after, hidden);
    }

    @Override
    BackwardRun backwardRun(HiddenWeight weight, Object upstream) {
        return new Backward(weight, upstream);
    }

    private final class Backward extends BackwardRun {
        private final HiddenWeight weight;
        private final Object upstream;
        private final Object cellGradients = type.newArray(sizes.state());

        Backward(HiddenWeight weight, Object upstream) {
            super(LstmRun.this);
            this.weight = weight;
            this.upstream = upstream;
        }

        @Override
        List<Object> stateGradients() {
            return List.of(hiddenGradients, cellGradients);
        }

        @Override
        void step(int gatesAt, int before, int after, int upstreamAt, int stateAt) {
            recurrent()
                    .lstmGradient(
                            gates,
                            gatesAt,
                            cells,
                            tanh,
                            before,
                            after,
                            upstream,
                            upstreamAt,
                            hiddenGradients,
                            cellGradients,
                            stateAt,
                            gateGradients,
                            hidden);
        }

        @Override
        void multiply(int step) {
            weight.addGradient(sizes.batch(), gateGradients, gatesAt(step, 0), width, 0, width, hiddenGradients);
        }

        @Override
        List<Tensor> products() {
            return List.of(rows(gateGradients, width));
        }
    }
}
