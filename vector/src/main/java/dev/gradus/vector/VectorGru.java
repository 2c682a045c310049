package dev.gradus.vector;

import static dev.gradus.vector.Vectors.SPECIES;
import static jdk.incubator.vector.FloatVector.fromArray;

import dev.gradus.core.kernel.GruArrays;
import dev.gradus.core.kernel.GruGradients;
import jdk.incubator.vector.FloatVector;

/** A step of a GRU, see {@link dev.gradus.core.kernel.RecurrentKernels}, whole vectors of units at a time. */
final class VectorGru {
    private VectorGru() {}

    /** In short loops, as {@link VectorLstm#cell}. */
    static void cell(GruArrays<float[]> run, int r, int productAt, int before, int after, int from, int to) {
        float[] gates = run.gates();
        float[] products = run.products();
        float[] states = run.states();
        int z = r + run.hidden();
        int n = z + run.hidden();
        VectorActivation.sigmoidVectors(gates, gates, r + from, r + to);
        VectorActivation.sigmoidVectors(gates, gates, z + from, z + to);
        for (int j = from; j < to; j += Lanes.COUNT) {
            FloatVector taken = fromArray(SPECIES, gates, r + j).mul(fromArray(SPECIES, products, productAt + j));
            fromArray(SPECIES, gates, n + j).add(taken).intoArray(gates, n + j);
        }
        VectorActivation.tanhVectors(gates, gates, n + from, n + to);
        for (int j = from; j < to; j += Lanes.COUNT) {
            FloatVector candidate = fromArray(SPECIES, gates, n + j);
            FloatVector change = fromArray(SPECIES, states, before + j).sub(candidate);
            candidate.add(fromArray(SPECIES, gates, z + j).mul(change)).intoArray(states, after + j);
        }
    }

    /** As {@link #cell}, bit by bit. */
    static void cellOneByOne(GruArrays<float[]> run, int r, int productAt, int before, int after, int from, int to) {
        float[] gates = run.gates();
        float[] states = run.states();
        int z = r + run.hidden();
        int n = z + run.hidden();
        for (int j = from; j < to; j++) {
            gates[r + j] = VectorActivation.sigmoid(gates[r + j]);
            gates[z + j] = VectorActivation.sigmoid(gates[z + j]);
            gates[n + j] = VectorActivation.tanh(gates[n + j] + gates[r + j] * run.products()[productAt + j]);
            states[after + j] = gates[n + j] + gates[z + j] * (states[before + j] - gates[n + j]);
        }
    }

    static void gradient(GruGradients<float[]> run, int r, int productAt, int before, int stateAt, int from, int to) {
        float[] gates = run.forward().gates();
        float[] gradients = run.gates();
        int z = r + run.forward().hidden();
        int n = z + run.forward().hidden();
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int j = from; j < to; j += Lanes.COUNT) {
            FloatVector reset = fromArray(SPECIES, gates, r + j);
            FloatVector update = fromArray(SPECIES, gates, z + j);
            FloatVector candidate = fromArray(SPECIES, gates, n + j);
            FloatVector product = fromArray(SPECIES, run.forward().products(), productAt + j);
            FloatVector change =
                    fromArray(SPECIES, run.forward().states(), before + j).sub(candidate);
            FloatVector state = fromArray(SPECIES, run.upstream(), productAt + j)
                    .add(fromArray(SPECIES, run.hidden(), stateAt + j));
            FloatVector inner = state.mul(one.sub(update)).mul(one.sub(candidate.mul(candidate)));
            inner.mul(product).mul(reset).mul(one.sub(reset)).intoArray(gradients, r + j);
            state.mul(change).mul(update).mul(one.sub(update)).intoArray(gradients, z + j);
            inner.intoArray(gradients, n + j);
            inner.mul(reset).intoArray(run.products(), productAt + j);
            state.mul(update).intoArray(run.hidden(), stateAt + j);
        }
    }
}
