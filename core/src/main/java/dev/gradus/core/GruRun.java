package dev.gradus.core;

import java.util.Arrays;
import java.util.List;

/** The kernels' way through a GRU; see {@link RecurrentCell#GRU}. */
final class GruRun extends SequenceRun {
    /** What the reset gate is multiplied with: the rows of U h + c for n. */
    private final Object products;

    GruRun(SequenceSizes sizes, DType type, boolean reverse, SequenceLengths lengths) {
        super(RecurrentCell.GRU, sizes, type, reverse, lengths);
        products = newProducts();
    }

    private Object newProducts() {
        return type.newArray(sizes.steps() * sizes.state());
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
    void multiply(HiddenWeight weight, int step, int before) {
        int batch = sizes.batch();
        weight.addProduct(batch, states, before, 0, 2 * hidden, gates, gatesAt(step, 0), width);
        int at = step * sizes.state();
        Tensor bias = weight.bias();
        if (bias != null) {
            Object array = bias.denseArray();
            for (int row = 0; row < batch; row++) {
                System.arraycopy(array, 2 * hidden, products, at + row * hidden, hidden);
            }
        }
        weight.addProduct(batch, states, before, 2 * hidden, width, products, at, hidden);
    }

    @Override
    void step(int gatesAt, int before, int after) {
        int n = gatesAt + 2 * hidden;
        int product = gatesAt / RecurrentCell.GRU.gates();
        activation().sigmoid(gates, gates, gatesAt, n);
        recurrent().gruCandidate(gates, gatesAt, products, product, hidden);
        activation().tanh(gates, gates, n, n + hidden);
        recurrent().gruState(gates, gatesAt, states, before, after, hidden);
    }

    @Override
    BackwardRun backwardRun(HiddenWeight weight, Object upstream) {
        return new Backward(weight, upstream);
    }

    private final class Backward extends BackwardRun {
        private final HiddenWeight weight;
        private final Object upstream;
        private final Object productGradients = newProducts();

        Backward(HiddenWeight weight, Object upstream) {
            super(GruRun.this);
            this.weight = weight;
            this.upstream = upstream;
        }

        @Override
        List<Object> stateGradients() {
            return List.of(hiddenGradients);
        }

        @Override
        void step(int gatesAt, int before, int after, int upstreamAt, int stateAt) {
            recurrent()
                    .gruGradient(
                            gates,
                            gatesAt,
                            products,
                            upstreamAt,
                            states,
                            before,
                            upstream,
                            upstreamAt,
                            hiddenGradients,
                            stateAt,
                            gateGradients,
                            productGradients,
                            hidden);
        }

        @Override
        void multiply(int step) {
            int batch = sizes.batch();
            weight.addGradient(batch, gateGradients, gatesAt(step, 0), width, 0, 2 * hidden, hiddenGradients);
            weight.addGradient(
                    batch, productGradients, step * sizes.state(), hidden, 2 * hidden, width, hiddenGradients);
        }

        @Override
        List<Tensor> products() {
            return List.of(rows(gateGradients, width).narrow(1, 0, 2 * hidden), rows(productGradients, hidden));
        }
    }
}
