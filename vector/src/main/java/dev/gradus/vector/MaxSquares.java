package dev.gradus.vector;

import dev.gradus.core.kernel.PoolingShape;
import dev.gradus.core.kernel.SlidingWindow;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The maxima of squares of two by two elements, side by side: the usual pooling.
 *
 * <p>Rows are often shorter than a vector (7 or 14 results), so what a vector has beyond the end of a row goes into the
 * next rows, where it is overwritten by what belongs there; only the last rows of each part, which have nobody after them,
 * are done one by one. Vectors find no NaN: a plane in which there may be one is done again by the plain loop.
 */
final class MaxSquares {
    private static final VectorSpecies<Integer> INTEGERS = VectorSpecies.of(int.class, Vectors.SPECIES.vectorShape());
    private static final int COUNT = Lanes.COUNT;
    private static final VectorShuffle<Float> EVEN = VectorShuffle.fromOp(Vectors.SPECIES, i -> 2 * i % COUNT);
    private static final VectorShuffle<Float> ODD = VectorShuffle.fromOp(Vectors.SPECIES, i -> (2 * i + 1) % COUNT);
    private static final VectorMask<Float> LOWER = lower();

    private static final WarmUp WARM_UP = new WarmUp();

    private final float[] x;
    private final float[] y;
    private final int[] indices;
    private final int width;
    private final int inputPlane;
    private final int rows;
    private final int columns;

    /** How far from the first square's first element each corner of a vector's squares is. */
    private final int[] offsets;

    /** The results of a row in whole vectors, with what goes beyond its end. */
    private final int whole;

    MaxSquares(PoolingShape shape, float[] x, float[] y, int[] indices) {
        this.x = x;
        this.y = y;
        this.indices = indices;
        this.width = shape.width().input();
        this.inputPlane = shape.inputPlane();
        this.rows = shape.height().output();
        this.columns = shape.width().output();
        this.offsets = IntStream.of(0, 1, width, width + 1)
                .flatMap(corner -> IntStream.range(0, COUNT).map(lane -> corner + 2 * lane))
                .toArray();
        this.whole = (columns + COUNT - 1) / COUNT * COUNT;
    }

    private static VectorMask<Float> lower() {
        boolean[] lanes = new boolean[COUNT];
        for (int i = 0; i < COUNT / 2; i++) {
            lanes[i] = true;
        }
        return VectorMask.fromArray(Vectors.SPECIES, lanes, 0);
    }

    /** Whether a pooling is of this kind. */
    static boolean fits(PoolingShape shape) {
        return isOfPairs(shape.height())
                && isOfPairs(shape.width())
                && shape.width().output() > 0;
    }

    private static boolean isOfPairs(SlidingWindow window) {
        return window.kernel() == 2
                && window.stride() == 2
                && window.padding() == 0
                && window.dilation() == 1
                && 2 * window.output() <= window.input();
    }

    /** Pools the planes {@code [from, to)}. */
    void planes(int from, int to) {
        for (int plane = from; plane < to; plane++) {
            int start = plane * inputPlane;
            int out = plane * rows * columns;
            int vectorRows = Math.min(
                    rowsWithin(to * rows * columns - out - whole, columns),
                    rowsWithin(to * inputPlane - start - width - 2 * whole, 2 * width));
            boolean doubtful = false;
            for (int row = 0; row < vectorRows; row++) {
                doubtful |= WARM_UP.isOver() ? vectors(start, row, out, whole) : onTrial(WARM_UP, start, row, out);
            }
            for (int row = doubtful ? 0 : vectorRows; row < rows; row++) {
                scalars(start, row, out, 0, columns);
            }
        }
    }

    /** How many rows can be done by whole vectors if the first one leaves so much to spare. */
    private int rowsWithin(int spare, int rowLength) {
        return spare < 0 ? 0 : Math.min(rows, spare / rowLength + 1);
    }

    /** Does a row while vectors are on trial; should another thread end the trial meanwhile, it is done by plain loops. */
    boolean onTrial(WarmUp warmUp, int start, int row, int out) {
        boolean[] doubtful = new boolean[1];
        int done = warmUp.run(
                0,
                COUNT,
                (from, to) -> doubtful[0] = vectors(start, row, out, to),
                (from, to) -> scalars(start, row, out, 0, Math.min(to, columns)));
        scalars(start, row, out, done, columns);
        return doubtful[0];
    }

    /** Does the first {@code count} results of a row, whole vectors; tells whether there may be a NaN. */
    private boolean vectors(int start, int row, int out, int count) {
        FloatVector ofA = offsetsOf(0);
        FloatVector ofB = offsetsOf(1);
        FloatVector ofC = offsetsOf(2);
        FloatVector ofD = offsetsOf(3);
        FloatVector doubt = FloatVector.zero(Vectors.SPECIES);
        for (int q = 0; q < count; q += COUNT) {
            int inPlane = 2 * (row * width + q);
            int i = start + inPlane;
            int o = out + row * columns + q;
            FloatVector upper = FloatVector.fromArray(Vectors.SPECIES, x, i);
            FloatVector upperNext = FloatVector.fromArray(Vectors.SPECIES, x, i + COUNT);
            FloatVector lower = FloatVector.fromArray(Vectors.SPECIES, x, i + width);
            FloatVector lowerNext = FloatVector.fromArray(Vectors.SPECIES, x, i + width + COUNT);
            FloatVector a = upperNext.rearrange(EVEN).blend(upper.rearrange(EVEN), LOWER);
            FloatVector b = upperNext.rearrange(ODD).blend(upper.rearrange(ODD), LOWER);
            FloatVector c = lowerNext.rearrange(EVEN).blend(lower.rearrange(EVEN), LOWER);
            FloatVector d = lowerNext.rearrange(ODD).blend(lower.rearrange(ODD), LOWER);
            doubt = a.add(b).add(c.add(d)).mul(0).add(doubt); // NaN from here on, if there is one among them

            VectorMask<Float> bIsLarger = b.compare(VectorOperators.GT, a);
            VectorMask<Float> dIsLarger = d.compare(VectorOperators.GT, c);
            FloatVector ab = a.blend(b, bIsLarger);
            FloatVector cd = c.blend(d, dIsLarger);
            VectorMask<Float> cdIsLarger = cd.compare(VectorOperators.GT, ab);
            ab.blend(cd, cdIsLarger).intoArray(y, o);
            ofA.blend(ofB, bIsLarger)
                    .blend(ofC.blend(ofD, dIsLarger), cdIsLarger)
                    .reinterpretAsInts()
                    .add(inPlane)
                    .intoArray(indices, o);
        }
        return doubt.compare(VectorOperators.NE, doubt).anyTrue();
    }

    /** The bits of integers as floats, so that what chooses numbers can choose them too. */
    private FloatVector offsetsOf(int corner) {
        return IntVector.fromArray(INTEGERS, offsets, corner * COUNT).reinterpretAsFloats();
    }

    private void scalars(int start, int row, int out, int from, int to) {
        for (int q = from; q < to; q++) {
            int best = largest(start + 2 * (row * width + q));
            y[out + row * columns + q] = x[best];
            indices[out + row * columns + q] = best - start;
        }
    }

    /** Where the first largest of a square stands, or its last NaN, by choices between constants, which are no jumps. */
    private int largest(int i) {
        int j = i + width;
        float upper = Math.max(x[i], x[i + 1]);
        float lower = Math.max(x[j], x[j + 1]);
        if (Float.isNaN(Math.max(upper, lower))) {
            return Float.isNaN(x[j + 1]) ? j + 1 : Float.isNaN(x[j]) ? j : Float.isNaN(x[i + 1]) ? i + 1 : i;
        }
        int ofUpper = i + (x[i + 1] > x[i] ? 1 : 0);
        int ofLower = j + (x[j + 1] > x[j] ? 1 : 0);
        int ifLower = lower > upper ? -1 : 0;
        return (ofLower & ifLower) | (ofUpper & ~ifLower);
    }
}
