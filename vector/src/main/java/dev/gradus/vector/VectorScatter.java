package dev.gradus.vector;

import dev.gradus.core.kernel.ScatterKernels;
import java.util.Objects;
import jdk.incubator.vector.FloatVector;

/**
 * Adds elements of {@code float[]} to picked positions. Long slices, such as the gradients of embeddings, are added a vector
 * at a time, in half the time of the plain loop; threads share the columns, so that each element is added to in the order
 * of the source.
 */
final class VectorScatter implements ScatterKernels<float[]> {
    /** The fewest columns of a thread: fewer would share cache lines, and make the loops short. */
    private static final int FEWEST_COLUMNS = 64;

    private final ScatterKernels<float[]> portable;
    private final WarmUp warmUp = new WarmUp();

    VectorScatter(ScatterKernels<float[]> portable) {
        this.portable = portable;
    }

    @Override
    public void scatterAdd(float[] source, long[] index, float[] target, int outer, int length, int picks, int inner) {
        portable.scatterAdd(source, index, target, outer, length, picks, inner);
    }

    @Override
    public void indexAdd(float[] source, long[] index, float[] target, int outer, int length, int picks, int inner) {
        if (inner < Lanes.COUNT) {
            portable.indexAdd(source, index, target, outer, length, picks, inner);
            return;
        }
        int columns = Math.max(FEWEST_COLUMNS, Parts.STREAMING / Math.max(1, outer * picks));
        if (Parts.areWorthwhile(0, inner, columns)) {
            Parts.run(
                    0,
                    inner,
                    columns,
                    (from, to) -> addColumns(source, index, target, outer, length, picks, inner, from, to));
        } else {
            addColumns(source, index, target, outer, length, picks, inner, 0, inner);
        }
    }

    private void addColumns(
            float[] source,
            long[] index,
            float[] target,
            int outer,
            int length,
            int picks,
            int inner,
            int from,
            int to) {
        for (int o = 0; o < outer; o++) {
            for (int p = 0; p < picks; p++) {
                int slice = o * length + (int) Objects.checkIndex(index[p], (long) length);
                add(source, (o * picks + p) * inner, target, slice * inner, from, to);
            }
        }
    }

    /** Adds {@code source[s + i]} to {@code target[t + i]}, for each i of a range. */
    private void add(float[] source, int s, float[] target, int t, int from, int to) {
        int start = warmUp.isOver()
                ? from
                : warmUp.run(
                        from,
                        to,
                        (i, n) -> addVectors(source, s, target, t, i, n),
                        (i, n) -> addScalars(source, s, target, t, i, n));
        int rest = start + Lanes.whole(to - start);
        if (rest > start) { // the trial is over
            addVectors(source, s, target, t, start, rest);
        }
        addScalars(source, s, target, t, rest, to);
    }

    private static void addVectors(float[] source, int s, float[] target, int t, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            FloatVector.fromArray(Vectors.SPECIES, target, t + i)
                    .add(FloatVector.fromArray(Vectors.SPECIES, source, s + i))
                    .intoArray(target, t + i);
        }
    }

    private static void addScalars(float[] source, int s, float[] target, int t, int from, int to) {
        for (int i = from; i < to; i++) {
            target[t + i] += source[s + i];
        }
    }
}
