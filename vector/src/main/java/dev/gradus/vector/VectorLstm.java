package dev.gradus.vector;

import static dev.gradus.vector.Vectors.SPECIES;
import static jdk.incubator.vector.FloatVector.fromArray;

import dev.gradus.core.kernel.LstmArrays;
import dev.gradus.core.kernel.LstmGradients;
import jdk.incubator.vector.FloatVector;

/** A step of an LSTM, see {@link dev.gradus.core.kernel.RecurrentKernels}, whole vectors of units at a time. */
final class VectorLstm {
    private VectorLstm() {}

    /** In loops of a few operations each, since of one long loop the JIT compiler leaves some calls as they are. */
    static void cell(LstmArrays<float[]> run, int i, int before, int after, int from, int to) {
        float[] gates = run.gates();
        float[] cells = run.cells();
        float[] tanh = run.tanh();
        float[] states = run.states();
        int f = i + run.hidden();
        int g = f + run.hidden();
        int o = g + run.hidden();
        VectorActivation.sigmoidVectors(gates, gates, i + from, i + to);
        VectorActivation.sigmoidVectors(gates, gates, f + from, f + to);
        VectorActivation.tanhVectors(gates, gates, g + from, g + to);
        VectorActivation.sigmoidVectors(gates, gates, o + from, o + to);
        for (int j = from; j < to; j += Lanes.COUNT) {
            FloatVector kept = fromArray(SPECIES, gates, f + j).mul(fromArray(SPECIES, cells, before + j));
            FloatVector taken = fromArray(SPECIES, gates, i + j).mul(fromArray(SPECIES, gates, g + j));
            kept.add(taken).intoArray(cells, after + j);
        }
        VectorActivation.tanhVectors(cells, tanh, after + from, after + to);
        for (int j = from; j < to; j += Lanes.COUNT) {
            FloatVector out = fromArray(SPECIES, gates, o + j);
            out.mul(fromArray(SPECIES, tanh, after + j)).intoArray(states, after + j);
        }
    }

    /** As {@link #cell}, bit by bit. */
    static void cellOneByOne(LstmArrays<float[]> run, int i, int before, int after, int from, int to) {
        float[] gates = run.gates();
        int f = i + run.hidden();
        int g = f + run.hidden();
        int o = g + run.hidden();
        for (int j = from; j < to; j++) {
            gates[i + j] = VectorActivation.sigmoid(gates[i + j]);
            gates[f + j] = VectorActivation.sigmoid(gates[f + j]);
            gates[g + j] = VectorActivation.tanh(gates[g + j]);
            gates[o + j] = VectorActivation.sigmoid(gates[o + j]);
            float cell = gates[f + j] * run.cells()[before + j] + gates[i + j] * gates[g + j];
            float squashed = VectorActivation.tanh(cell);
            run.cells()[after + j] = cell;
            run.tanh()[after + j] = squashed;
            run.states()[after + j] = gates[o + j] * squashed;
        }
    }

    static void gradient(
            LstmGradients<float[]> run, int i, int before, int after, int upstreamAt, int stateAt, int from, int to) {
        float[] gates = run.forward().gates();
        float[] cells = run.forward().cells();
        float[] tanh = run.forward().tanh();
        float[] gradients = run.gates();
        int f = i + run.forward().hidden();
        int g = f + run.forward().hidden();
        int o = g + run.forward().hidden();
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int j = from; j < to; j += Lanes.COUNT) {
            FloatVector in = fromArray(SPECIES, gates, i + j);
            FloatVector forget = fromArray(SPECIES, gates, f + j);
            FloatVector candidate = fromArray(SPECIES, gates, g + j);
            FloatVector out = fromArray(SPECIES, gates, o + j);
            FloatVector squashed = fromArray(SPECIES, tanh, after + j);
            FloatVector state = fromArray(SPECIES, run.upstream(), upstreamAt + j)
                    .add(fromArray(SPECIES, run.hidden(), stateAt + j));
            FloatVector cell = fromArray(SPECIES, run.cell(), stateAt + j)
                    .add(state.mul(out).mul(one.sub(squashed.mul(squashed))));
            cell.mul(candidate).mul(in).mul(one.sub(in)).intoArray(gradients, i + j);
            cell.mul(fromArray(SPECIES, cells, before + j))
                    .mul(forget)
                    .mul(one.sub(forget))
                    .intoArray(gradients, f + j);
            cell.mul(in).mul(one.sub(candidate.mul(candidate))).intoArray(gradients, g + j);
            state.mul(squashed).mul(out).mul(one.sub(out)).intoArray(gradients, o + j);
            cell.mul(forget).intoArray(run.cell(), stateAt + j);
            zero.intoArray(run.hidden(), stateAt + j);
        }
    }
}
