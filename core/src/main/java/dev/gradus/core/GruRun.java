package dev.gradus.core;

import dev.gradus.core.kernel.GruArrays;
import dev.gradus.core.kernel.GruGradients;
import java.util.Arrays;
import java.util.List;

/** The kernels' way through a GRU; see {@link RecurrentCell#GRU}. */
final class GruRun extends SequenceRun {
    /** What the reset gate is multiplied with: the rows of U h + c for n. */
    private final Object products = newRows(workspace);

    private final GruArrays<Object> arrays = new GruArrays<>(hidden, gates, products, states);

    GruRun(SequenceSizes sizes, DType type, boolean reverse, SequenceLengths lengths) {
        super(RecurrentCell.GRU, sizes, type, reverse, lengths);
    }

    @Override
    List<Object> stateArrays() {
        return List.of(states);
    }

    /** The part of c that does not go through the reset gate can be added here. */
    @Override
    Tensor biasOfInput(Tensor inputBias, Tensor hiddenBias) {
        double[] added = hiddenBias.toDoubleArray();
        Arrays.fill(added, 2 * hidden, width, 0);
        return inputBias.add(Tensor.of(added).to(type));
    }

    @Override
    void multiply(HiddenWeight weight, int step, int from, int to) {
        int before = before(step, from);
        weight.addProduct(to - from, states, before, 0, 2 * hidden, gates, gatesAt(step, from), width);
        int at = productAt(step, from);
        for (int row = 0; row < to - from; row++) {
            System.arraycopy(weight.bias(), 2 * hidden, products, at + row * hidden, hidden);
        }
        weight.addProduct(to - from, states, before, 2 * hidden, width, products, at, hidden);
    }

    private int productAt(int step, int row) {
        return step * sizes.state() + row * hidden;
    }

    @Override
    void activate(int gatesAt, int before, int after) {
        recurrent().gruCell(arrays, gatesAt, gatesAt / RecurrentCell.GRU.gates(), before, after, 0, hidden);
    }

    @Override
    BackwardRun backwardRun(HiddenWeight weight, Object upstream) {
        return new Backward(weight, upstream);
    }

    private final class Backward extends BackwardRun {
        private final HiddenWeight weight;
        private final Object productGradients = newRows(workspace);
        private final GruGradients<Object> gradients;

        Backward(HiddenWeight weight, Object upstream) {
            super(GruRun.this);
            this.weight = weight;
            gradients = new GruGradients<>(arrays, upstream, hiddenGradients, gateGradients, productGradients);
        }

        @Override
        List<Object> stateGradients() {
            return List.of(hiddenGradients);
        }

        @Override
        void step(int gatesAt, int before, int after, int upstreamAt, int stateAt) {
            recurrent().gruGradient(gradients, gatesAt, upstreamAt, before, stateAt, 0, hidden);
        }

        @Override
        void skip(int gatesAt, int rowAt) {
            super.skip(gatesAt, rowAt);
            System.arraycopy(zeros, 0, productGradients, rowAt, hidden);
        }

        @Override
        void multiply(int step, int from, int to) {
            int rows = to - from;
            int at = from * hidden;
            weight.addGradient(rows, gateGradients, gatesAt(step, from), width, 0, 2 * hidden, hiddenGradients, at);
            weight.addGradient(
                    rows, productGradients, productAt(step, from), hidden, 2 * hidden, width, hiddenGradients, at);
        }

        @Override
        List<Tensor> products() {
            return List.of(rows(gateGradients, width).narrow(1, 0, 2 * hidden), rows(productGradients, hidden));
        }
    }
}
