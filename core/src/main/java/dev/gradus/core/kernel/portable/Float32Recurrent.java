package dev.gradus.core.kernel.portable;

import dev.gradus.core.kernel.RecurrentKernels;

/** What recurrent cells of {@code float[]} compute besides products. */
final class Float32Recurrent implements RecurrentKernels<float[]> {
    @Override
    public void add(float[] x, int xAt, float[] y, int yAt, float[] out, int outAt, int count) {
        for (int j = 0; j < count; j++) {
            out[outAt + j] = x[xAt + j] + y[yAt + j];
        }
    }

    @Override
    public void lstmCell(float[] gates, int gatesAt, float[] cells, int before, int after, int hidden) {
        int f = gatesAt + hidden;
        int g = f + hidden;
        for (int j = 0; j < hidden; j++) {
            cells[after + j] = gates[f + j] * cells[before + j] + gates[gatesAt + j] * gates[g + j];
        }
    }

    @Override
    public void lstmState(float[] gates, int gatesAt, float[] tanh, float[] states, int after, int hidden) {
        int o = gatesAt + 3 * hidden;
        for (int j = 0; j < hidden; j++) {
            states[after + j] = gates[o + j] * tanh[after + j];
        }
    }

    @Override
    public void lstmGradient(
            float[] gates,
            int gatesAt,
            float[] cells,
            float[] tanh,
            int before,
            int after,
            float[] upstream,
            int upstreamAt,
            float[] hiddenGradients,
            float[] cellGradients,
            int stateAt,
            float[] gateGradients,
            int hidden) {
        int f = gatesAt + hidden;
        int g = f + hidden;
        int o = g + hidden;
        for (int j = 0; j < hidden; j++) {
            float in = gates[gatesAt + j];
            float forget = gates[f + j];
            float candidate = gates[g + j];
            float out = gates[o + j];
            float squashed = tanh[after + j];
            float state = upstream[upstreamAt + j] + hiddenGradients[stateAt + j];
            float cell = cellGradients[stateAt + j] + state * out * (1 - squashed * squashed);
            gateGradients[gatesAt + j] = cell * candidate * in * (1 - in);
            gateGradients[f + j] = cell * cells[before + j] * forget * (1 - forget);
            gateGradients[g + j] = cell * in * (1 - candidate * candidate);
            gateGradients[o + j] = state * squashed * out * (1 - out);
            cellGradients[stateAt + j] = cell * forget;
            hiddenGradients[stateAt + j] = 0;
        }
    }

    @Override
    public void gruCandidate(float[] gates, int gatesAt, float[] product, int productAt, int hidden) {
        int n = gatesAt + 2 * hidden;
        for (int j = 0; j < hidden; j++) {
            gates[n + j] += gates[gatesAt + j] * product[productAt + j];
        }
    }

    @Override
    public void gruState(float[] gates, int gatesAt, float[] states, int before, int after, int hidden) {
        int z = gatesAt + hidden;
        int n = z + hidden;
        for (int j = 0; j < hidden; j++) {
            states[after + j] = gates[n + j] + gates[z + j] * (states[before + j] - gates[n + j]);
        }
    }

    @Override
    public void gruGradient(
            float[] gates,
            int gatesAt,
            float[] product,
            int productAt,
            float[] states,
            int before,
            float[] upstream,
            int upstreamAt,
            float[] hiddenGradients,
            int stateAt,
            float[] gateGradients,
            float[] productGradients,
            int hidden) {
        int z = gatesAt + hidden;
        int n = z + hidden;
        for (int j = 0; j < hidden; j++) {
            float reset = gates[gatesAt + j];
            float update = gates[z + j];
            float candidate = gates[n + j];
            float state = upstream[upstreamAt + j] + hiddenGradients[stateAt + j];
            float inner = state * (1 - update) * (1 - candidate * candidate);
            gateGradients[gatesAt + j] = inner * product[productAt + j] * reset * (1 - reset);
            gateGradients[z + j] = state * (states[before + j] - candidate) * update * (1 - update);
            gateGradients[n + j] = inner;
            productGradients[productAt + j] = inner * reset;
            hiddenGradients[stateAt + j] = state * update;
        }
    }
}
