package dev.gradus.core.kernel.portable;

import dev.gradus.core.kernel.ActivationKernels;
import dev.gradus.core.kernel.GruArrays;
import dev.gradus.core.kernel.GruGradients;
import dev.gradus.core.kernel.LstmArrays;
import dev.gradus.core.kernel.LstmGradients;
import dev.gradus.core.kernel.RecurrentKernels;

/** What recurrent cells of {@code float[]} compute besides products. */
final class Float32Recurrent implements RecurrentKernels<float[]> {
    private final ActivationKernels<float[]> activation = new Float32Activation();

    @Override
    public void add(float[] x, int xAt, float[] y, int yAt, float[] out, int outAt, int from, int to) {
        for (int j = from; j < to; j++) {
            out[outAt + j] = x[xAt + j] + y[yAt + j];
        }
    }

    @Override
    public void lstmCell(LstmArrays<float[]> run, int gatesAt, int before, int after, int from, int to) {
        float[] gates = run.gates();
        float[] cells = run.cells();
        float[] tanh = run.tanh();
        float[] states = run.states();
        int f = gatesAt + run.hidden();
        int g = f + run.hidden();
        int o = g + run.hidden();
        activation.sigmoid(gates, gates, gatesAt + from, gatesAt + to);
        activation.sigmoid(gates, gates, f + from, f + to);
        activation.tanh(gates, gates, g + from, g + to);
        activation.sigmoid(gates, gates, o + from, o + to);
        for (int j = from; j < to; j++) {
            cells[after + j] = gates[f + j] * cells[before + j] + gates[gatesAt + j] * gates[g + j];
        }
        activation.tanh(cells, tanh, after + from, after + to);
        for (int j = from; j < to; j++) {
            states[after + j] = gates[o + j] * tanh[after + j];
        }
    }

    @Override
    public void lstmGradient(
            LstmGradients<float[]> run,
            int gatesAt,
            int before,
            int after,
            int upstreamAt,
            int stateAt,
            int from,
            int to) {
        float[] gates = run.forward().gates();
        float[] cells = run.forward().cells();
        float[] tanh = run.forward().tanh();
        float[] upstream = run.upstream();
        float[] hiddenGradients = run.hidden();
        float[] cellGradients = run.cell();
        float[] gateGradients = run.gates();
        int f = gatesAt + run.forward().hidden();
        int g = f + run.forward().hidden();
        int o = g + run.forward().hidden();
        for (int j = from; j < to; j++) {
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
    public void gruCell(GruArrays<float[]> run, int gatesAt, int productAt, int before, int after, int from, int to) {
        float[] gates = run.gates();
        float[] products = run.products();
        float[] states = run.states();
        int z = gatesAt + run.hidden();
        int n = z + run.hidden();
        activation.sigmoid(gates, gates, gatesAt + from, gatesAt + to);
        activation.sigmoid(gates, gates, z + from, z + to);
        for (int j = from; j < to; j++) {
            gates[n + j] += gates[gatesAt + j] * products[productAt + j];
        }
        activation.tanh(gates, gates, n + from, n + to);
        for (int j = from; j < to; j++) {
            states[after + j] = gates[n + j] + gates[z + j] * (states[before + j] - gates[n + j]);
        }
    }

    @Override
    public void gruGradient(
            GruGradients<float[]> run, int gatesAt, int productAt, int before, int stateAt, int from, int to) {
        float[] gates = run.forward().gates();
        float[] products = run.forward().products();
        float[] states = run.forward().states();
        float[] upstream = run.upstream();
        float[] hiddenGradients = run.hidden();
        float[] gateGradients = run.gates();
        float[] productGradients = run.products();
        int z = gatesAt + run.forward().hidden();
        int n = z + run.forward().hidden();
        for (int j = from; j < to; j++) {
            float reset = gates[gatesAt + j];
            float update = gates[z + j];
            float candidate = gates[n + j];
            float state = upstream[productAt + j] + hiddenGradients[stateAt + j];
            float inner = state * (1 - update) * (1 - candidate * candidate);
            gateGradients[gatesAt + j] = inner * products[productAt + j] * reset * (1 - reset);
            gateGradients[z + j] = state * (states[before + j] - candidate) * update * (1 - update);
            gateGradients[n + j] = inner;
            productGradients[productAt + j] = inner * reset;
            hiddenGradients[stateAt + j] = state * update;
        }
    }
}
