package dev.gradus.vector;

import java.util.List;
import java.util.stream.Stream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;

/**
 * Sums that stay exact for many elements and are the same bits on any number of threads, in the interpreter and when
 * compiled: what is added to what depends on the length alone (and on the width of the processor's vectors).
 *
 * <p>A block is added up in four vectors side by side, since each addition has to wait for the one before it: 0.04 ns an
 * element. Blocks are added in pairs, pairs of pairs and so on, so that rounding errors grow with the logarithm of the
 * length.
 */
final class VectorSum {
    /** How many elements make a block: each lane of the four vectors adds 64 or 128 of them. */
    static final int BLOCK = 4096;

    /** How many elements a thread adds up at a time: 5 µs of work when they come from memory. */
    private static final int PART = 1 << 16;

    private static final int ACCUMULATORS = 4;
    private static final int STRIDE = ACCUMULATORS * Lanes.COUNT;

    private static final WarmUp WARM_UP = new WarmUp();

    private VectorSum() {}

    /** The sum of {@code length} elements from {@code start} on. */
    static float row(float[] x, int start, int length) {
        if (length < 2 * PART) {
            return blocks(x, start, length);
        }
        float[] sums = new float[(length - 1) / PART + 1];
        Parts.run(start, start + length, PART, (from, to) -> sums[(from - start) / PART] = blocks(x, from, to - from));
        return row(sums, 0, sums.length);
    }

    private static float blocks(float[] x, int start, int length) {
        if (length <= BLOCK) {
            return block(x, start, length);
        }
        int half = (length / BLOCK + 1) / 2 * BLOCK;
        return blocks(x, start, half) + blocks(x, start + half, length - half);
    }

    private static float block(float[] x, int start, int length) {
        if (length < Lanes.COUNT) {
            return rest(0, x, start, start + length);
        }
        int whole = start + Lanes.whole(length);
        float sum = WARM_UP.isOver() ? vectors(x, start, whole) : onTrial(x, start, whole);
        return rest(sum, x, whole, start + length);
    }

    /** What the loops give on trial is thrown away. */
    private static float onTrial(float[] x, int from, int to) {
        WARM_UP.run(from, to, (i, n) -> vectors(x, i, n), (i, n) -> scalars(x, i, n));
        return scalars(x, from, to);
    }

    /** The sum of whole vectors. */
    static float vectors(float[] x, int from, int to) {
        FloatVector s0 = FloatVector.zero(Vectors.SPECIES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        int i = from;
        for (; i <= to - STRIDE; i += STRIDE) {
            s0 = s0.add(FloatVector.fromArray(Vectors.SPECIES, x, i));
            s1 = s1.add(FloatVector.fromArray(Vectors.SPECIES, x, i + Lanes.COUNT));
            s2 = s2.add(FloatVector.fromArray(Vectors.SPECIES, x, i + 2 * Lanes.COUNT));
            s3 = s3.add(FloatVector.fromArray(Vectors.SPECIES, x, i + 3 * Lanes.COUNT));
        }
        for (; i < to; i += Lanes.COUNT) {
            s0 = s0.add(FloatVector.fromArray(Vectors.SPECIES, x, i));
        }
        return total(s0.add(s1).add(s2.add(s3)));
    }

    /** The same sum, bit for bit, by plain loops. */
    static float scalars(float[] x, int from, int to) {
        float[] sums = new float[STRIDE];
        int i = from;
        for (; i <= to - STRIDE; i += STRIDE) {
            for (int j = 0; j < STRIDE; j++) {
                sums[j] += x[i + j];
            }
        }
        for (; i < to; i += Lanes.COUNT) {
            for (int j = 0; j < Lanes.COUNT; j++) {
                sums[j] += x[i + j];
            }
        }
        return total(sums);
    }

    /** The sum of four vectors, as {@link #vectors} adds them; the array is used up. */
    static float total(float[] sums) {
        for (int j = 0; j < Lanes.COUNT; j++) {
            sums[j] = (sums[j] + sums[j + Lanes.COUNT]) + (sums[j + 2 * Lanes.COUNT] + sums[j + 3 * Lanes.COUNT]);
        }
        for (int distance = Lanes.COUNT / 2; distance > 0; distance /= 2) {
            for (int j = 0; j < distance; j++) {
                sums[j] += sums[j + distance];
            }
        }
        return sums[0];
    }

    /**
     * The sum of the lanes, the upper half added to the lower, and so on. {@code reduceLanes} would add them in an order
     * that is left open, and that differs between the interpreter and the compiler.
     */
    static float total(FloatVector v) {
        FloatVector sum = v;
        for (int i = 0, distance = Lanes.COUNT / 2; distance > 0; i++, distance /= 2) {
            sum = sum.add(sum.rearrange(Halves.DOWN.get(i)));
        }
        return sum.lane(0);
    }

    /** Four sums side by side, for the same reason. */
    private static float rest(float sum, float[] x, int from, int to) {
        float s0 = sum;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            s0 += x[i];
            s1 += x[i + 1];
            s2 += x[i + 2];
            s3 += x[i + 3];
        }
        for (; i < to; i++) {
            s0 += x[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** Apart, since it takes a short program longer to make them than all its sums. */
    private static final class Halves {
        /** Shuffles that bring the upper half of the lanes down, the second quarter, and so on. */
        static final List<VectorShuffle<Float>> DOWN = Stream.iterate(
                        Lanes.COUNT / 2, distance -> distance > 0, distance -> distance / 2)
                .map(distance -> VectorShuffle.iota(Vectors.SPECIES, distance, 1, true))
                .toList();
    }
}
