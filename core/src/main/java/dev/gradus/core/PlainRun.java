package dev.gradus.core;

import java.util.List;

/** The kernels' way through a network without gates; see {@link RecurrentCell#TANH} and {@link RecurrentCell#RELU}. */
final class PlainRun extends SequenceRun {
    private final boolean isRelu;

    PlainRun(RecurrentCell cell, SequenceSizes sizes, DType type, boolean reverse, SequenceLengths lengths) {
        super(cell, sizes, type, reverse, lengths);
        isRelu = cell == RecurrentCell.RELU;
    }

    @Override
    List<Object> stateArrays() {
        return List.of(states);
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
        if (isRelu) {
            activation().relu(gates, gates, gatesAt, gatesAt + hidden);
        } else {
            activation().tanh(gates, gates, gatesAt, gatesAt + hidden);
        }
        System.arraycopy(gates, gatesAt, states, after, hidden);
    }

    @Override
    BackwardRun backwardRun(HiddenWeight weight, Object upstream) {
        return new Backward(weight, upstream);
    }

    private final class Backward extends BackwardRun {
        private final HiddenWeight weight;
        private final Object upstream;

        Backward(HiddenWeight weight, Object upstream) {
            super(PlainRun.this);
            this.weight = weight;
            this.upstream = upstream;
        }

        @Override
        List<Object> stateGradients() {
            return List.of(hiddenGradients);
        }

        @Override
        void step(int gatesAt, int before, int after, int upstreamAt, int stateAt) {
            recurrent().add(upstream, upstreamAt, hiddenGradients, stateAt, gateGradients, gatesAt, 0, hidden);
            if (isRelu) {
                activation().reluGradient(gates, gateGradients, gateGradients, gatesAt, gatesAt + hidden);
            } else {
                activation().tanhGradient(gates, gateGradients, gateGradients, gatesAt, gatesAt + hidden);
            }
            System.arraycopy(zeros, 0, hiddenGradients, stateAt, hidden);
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
