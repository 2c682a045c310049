package dev.gradus.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pooling of all kinds and its gradients, against loops over all taps in double. */
class PoolingKernelsTest {
    private static final List<PoolingShape> SHAPES = List.of(
            new PoolingShape(1, SlidingWindow.SINGLE, SlidingWindow.SINGLE),
            new PoolingShape(0, SlidingWindow.SINGLE, new SlidingWindow(5, 4, 2, 1, 0, 1)),
            new PoolingShape(3, SlidingWindow.SINGLE, new SlidingWindow(70, 35, 2, 2, 0, 1)),
            new PoolingShape(5, new SlidingWindow(14, 7, 2, 2, 0, 1), new SlidingWindow(28, 14, 2, 2, 0, 1)),
            new PoolingShape(3, new SlidingWindow(9, 4, 2, 2, 0, 1), new SlidingWindow(35, 17, 2, 2, 0, 1)),
            // enough for several threads
            new PoolingShape(50, new SlidingWindow(28, 14, 2, 2, 0, 1), new SlidingWindow(28, 14, 2, 2, 0, 1)),
            new PoolingShape(50, new SlidingWindow(28, 28, 3, 1, 1, 1), new SlidingWindow(28, 26, 3, 1, 0, 1)),
            new PoolingShape(2, new SlidingWindow(7, 4, 3, 2, 1, 1), new SlidingWindow(9, 9, 3, 1, 1, 1)),
            new PoolingShape(2, new SlidingWindow(9, 5, 3, 1, 0, 2), new SlidingWindow(8, 3, 3, 2, 1, 2)),
            // the last window reaches beyond the data
            new PoolingShape(2, new SlidingWindow(5, 3, 2, 2, 0, 1), new SlidingWindow(6, 3, 3, 3, 1, 1)));

    record Case<A>(FloatingType<A> type, PoolingShape shape) {}

    static Stream<Case<?>> cases() {
        return FloatingType.all().flatMap(type -> SHAPES.stream().map(shape -> new Case<>(type, shape)));
    }

    /** Called for each element that a window covers, in the order of the input. */
    private interface Covered {
        void of(int plane, int inPlane, int y);
    }

    private static void eachCovered(PoolingShape shape, Covered covered) {
        SlidingWindow height = shape.height();
        SlidingWindow width = shape.width();
        for (int i = 0; i < shape.planes() * shape.outputPlane(); i++) {
            int place = i % shape.outputPlane();
            for (int tap = 0; tap < height.kernel() * width.kernel(); tap++) {
                int row = height.position(place / width.output(), tap / width.kernel());
                int column = width.position(place % width.output(), tap % width.kernel());
                if (row >= 0 && row < height.input() && column >= 0 && column < width.input()) {
                    covered.of(i / shape.outputPlane(), row * width.input() + column, i);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    <A> void maxFindsTheFirstOfTheLargest(Case<A> row) {
        checkMax(row, Samples.normal(row.shape().planes() * row.shape().inputPlane(), 1));
        checkMax(row, Samples.withTies(row.shape().planes() * row.shape().inputPlane(), 1));
        double[] lowest = new double[row.shape().planes() * row.shape().inputPlane()];
        Arrays.fill(lowest, Double.NEGATIVE_INFINITY);
        checkMax(row, lowest);
    }

    private static <A> void checkMax(Case<A> row, double[] numbers) {
        FloatingType<A> type = row.type();
        PoolingShape shape = row.shape();
        double[] x = type.rounded(numbers);
        double[] largest = new double[shape.planes() * shape.outputPlane()];
        int[] places = new int[largest.length];
        Arrays.fill(places, -1);
        eachCovered(shape, (plane, in, i) -> {
            double value = x[plane * shape.inputPlane() + in];
            if (places[i] < 0 || value > largest[i]) {
                largest[i] = value;
                places[i] = in;
            }
        });
        A y = type.array(new double[largest.length]);
        int[] indices = new int[largest.length];
        type.kernels().pooling().max(shape, type.array(x), y, indices);
        type.assertExact(y, largest);
        assertThat(indices).isEqualTo(places);

        double[] upstream = type.rounded(Samples.normal(largest.length, 2));
        double[] wanted = new double[x.length];
        for (int i = 0; i < places.length; i++) {
            wanted[i / shape.outputPlane() * shape.inputPlane() + places[i]] += upstream[i];
        }
        A gradient = type.array(Samples.normal(x.length, 3)); // to be overwritten
        type.kernels().pooling().maxGradient(shape, type.array(upstream), indices, gradient);
        type.assertClose(gradient, wanted, 10);
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.kernel.FloatingType#all")
    <A> void maxIsTheLastThatIsNotANumber(FloatingType<A> type) {
        PoolingShape shape = new PoolingShape(1, SlidingWindow.SINGLE, new SlidingWindow(6, 2, 3, 3, 0, 1));
        A y = type.array(new double[2]);
        int[] indices = new int[2];
        type.kernels().pooling().max(shape, type.array(1, Double.NaN, Double.NaN, 4, 6, 5), y, indices);
        type.assertExact(y, new double[] {Double.NaN, 6});
        assertThat(indices).containsExactly(2, 4);
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.kernel.FloatingType#all")
    <A> void maxOfASquareIsTheLastThatIsNotANumber(FloatingType<A> type) {
        SlidingWindow pairs = new SlidingWindow(2, 1, 2, 2, 0, 1);
        for (int which = 0; which < 16; which++) {
            double[] x = {3, 1, 4, 2};
            int place = 2;
            for (int i = 0; i < 4; i++) {
                if ((which >> i & 1) == 1) {
                    x[i] = Double.NaN;
                    place = i;
                }
            }
            A y = type.array(0);
            int[] indices = new int[1];
            type.kernels().pooling().max(new PoolingShape(1, pairs, pairs), type.array(x), y, indices);
            type.assertExact(y, new double[] {x[place]});
            assertThat(indices).containsExactly(place);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    <A> void averageAndItsGradientShareEvenly(Case<A> row) {
        FloatingType<A> type = row.type();
        PoolingShape shape = row.shape();
        double[] x = type.rounded(Samples.normal(shape.planes() * shape.inputPlane(), 1));
        double[] shares = type.rounded(Samples.normal(shape.outputPlane(), 2));
        double[] upstream = type.rounded(Samples.normal(shape.planes() * shape.outputPlane(), 3));
        double[] sums = new double[upstream.length];
        double[] spread = new double[x.length];
        eachCovered(shape, (plane, in, i) -> {
            double share = shares[i % shape.outputPlane()];
            sums[i] += share * x[plane * shape.inputPlane() + in];
            spread[plane * shape.inputPlane() + in] += share * upstream[i];
        });
        A y = type.array(Samples.normal(sums.length, 4)); // to be overwritten
        type.kernels().pooling().average(shape, type.array(x), type.array(shares), y);
        type.assertClose(y, sums, 20);
        A gradient = type.array(Samples.normal(spread.length, 4));
        type.kernels().pooling().averageGradient(shape, type.array(upstream), type.array(shares), gradient);
        type.assertClose(gradient, spread, 20);
    }
}
