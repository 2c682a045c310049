package dev.gradus.vector;

import dev.gradus.core.kernel.GruArrays;
import dev.gradus.core.kernel.GruGradients;
import dev.gradus.core.kernel.LstmArrays;
import dev.gradus.core.kernel.LstmGradients;
import dev.gradus.core.kernel.RecurrentKernels;
import jdk.incubator.vector.FloatVector;

/**
 * What recurrent cells of {@code float[]} compute besides products: whole vectors of hidden units, and the last ones by plain
 * loops with the same bits. The JIT compiler makes no vectors of the portable loops, since the arrays have places of their
 * own.
 */
final class VectorRecurrent implements RecurrentKernels<float[]> {
    private final RecurrentKernels<float[]> portable;
    private final WarmUp add = new WarmUp();
    private final WarmUp lstmCell = new WarmUp(5);
    private final WarmUp lstmGradient = new WarmUp(3);
    private final WarmUp gruCell = new WarmUp(3);
    private final WarmUp gruGradient = new WarmUp(3);

    VectorRecurrent(RecurrentKernels<float[]> portable) {
        this.portable = portable;
    }

    @Override
    public void add(float[] x, int xAt, float[] y, int yAt, float[] out, int outAt, int from, int to) {
        add.runAll(
                from,
                to,
                (i, n) -> addVectors(x, xAt, y, yAt, out, outAt, i, n),
                (i, n) -> portable.add(x, xAt, y, yAt, out, outAt, i, n));
    }

    private static void addVectors(float[] x, int xAt, float[] y, int yAt, float[] out, int outAt, int from, int to) {
        for (int j = from; j < to; j += Lanes.COUNT) {
            FloatVector.fromArray(Vectors.SPECIES, x, xAt + j)
                    .add(FloatVector.fromArray(Vectors.SPECIES, y, yAt + j))
                    .intoArray(out, outAt + j);
        }
    }

    @Override
    public void lstmCell(LstmArrays<float[]> run, int gatesAt, int before, int after, int from, int to) {
        lstmCell.runAll(
                from,
                to,
                (i, n) -> VectorLstm.cell(run, gatesAt, before, after, i, n),
                (i, n) -> VectorLstm.cellOneByOne(run, gatesAt, before, after, i, n));
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
        lstmGradient.runAll(
                from,
                to,
                (i, n) -> VectorLstm.gradient(run, gatesAt, before, after, upstreamAt, stateAt, i, n),
                (i, n) -> portable.lstmGradient(run, gatesAt, before, after, upstreamAt, stateAt, i, n));
    }

    @Override
    public void gruCell(GruArrays<float[]> run, int gatesAt, int productAt, int before, int after, int from, int to) {
        gruCell.runAll(
                from,
                to,
                (i, n) -> VectorGru.cell(run, gatesAt, productAt, before, after, i, n),
                (i, n) -> VectorGru.cellOneByOne(run, gatesAt, productAt, before, after, i, n));
    }

    @Override
    public void gruGradient(
            GruGradients<float[]> run, int gatesAt, int productAt, int before, int stateAt, int from, int to) {
        gruGradient.runAll(
                from,
                to,
                (i, n) -> VectorGru.gradient(run, gatesAt, productAt, before, stateAt, i, n),
                (i, n) -> portable.gruGradient(run, gatesAt, productAt, before, stateAt, i, n));
    }
}
