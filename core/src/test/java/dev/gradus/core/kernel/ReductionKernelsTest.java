package dev.gradus.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reductions over rows, columns and the middle of three dimensions. */
class ReductionKernelsTest {
    private static final int OFFSET = 3;

    interface Reduction<A> {
        void run(A x, int xOffset, int outer, int length, int inner, A out);
    }

    interface Search<A> {
        void run(A x, int xOffset, int outer, int length, int inner, long[] out);
    }

    record Shape(int outer, int length, int inner) {}

    record Row<A>(FloatingType<A> type, String name, Reduction<A> kernel, double start, DoubleBinaryOperator wanted) {
        @Override
        public String toString() {
            return type + " " + name;
        }
    }

    static Stream<Row<?>> reductions() {
        return FloatingType.all().flatMap(type -> reductions(type).stream());
    }

    private static <A> List<Row<A>> reductions(FloatingType<A> type) {
        ReductionKernels<A> kernels = type.kernels().reduction();
        return List.of(
                new Row<>(type, "sum", kernels::sum, 0, Double::sum),
                new Row<>(type, "prod", kernels::prod, 1, (x, y) -> x * y),
                new Row<>(type, "max", kernels::max, Double.NEGATIVE_INFINITY, Math::max),
                new Row<>(type, "min", kernels::min, Double.POSITIVE_INFINITY, Math::min));
    }

    private static List<Shape> shapes() {
        List<Shape> shapes = new ArrayList<>();
        for (int size : FloatingType.SIZES) {
            shapes.add(new Shape(1, size, 1));
            shapes.add(new Shape(3, size, 1));
            shapes.add(new Shape(2, 5, size));
            shapes.add(new Shape(1, size, 2));
            shapes.add(new Shape(size, 3, 4));
        }
        shapes.add(new Shape(2, 1500, 3));
        shapes.add(new Shape(2, 5000, 1));
        return shapes;
    }

    @ParameterizedTest
    @MethodSource("reductions")
    <A> void reductionAgreesWithALoop(Row<A> row) {
        FloatingType<A> type = row.type();
        for (Shape shape : shapes()) {
            if (shape.length() == 0 && Double.isInfinite(row.start())) {
                continue;
            }
            int count = OFFSET + shape.outer() * shape.length() * shape.inner();
            double[] x = type.rounded(row.name().equals("prod") ? nearOne(count) : Samples.normal(count, count));
            double[] wanted = new double[shape.outer() * shape.inner()];
            Arrays.fill(wanted, row.start());
            for (int i = OFFSET; i < count; i++) {
                int position = i - OFFSET;
                int o = position / (shape.length() * shape.inner());
                int target = o * shape.inner() + position % shape.inner();
                wanted[target] = row.wanted().applyAsDouble(wanted[target], x[i]);
            }
            A out = type.array(new double[wanted.length]);
            row.kernel().run(type.array(x), OFFSET, shape.outer(), shape.length(), shape.inner(), out);
            type.assertClose(out, wanted, row.name().equals("prod") ? shape.length() : Math.sqrt(shape.length()));
        }
    }

    private static double[] nearOne(int count) {
        return Arrays.stream(Samples.normal(count, count)).map(x -> 1 + x / 100).toArray();
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.kernel.FloatingType#all")
    <A> void extremesPropagateNotANumber(FloatingType<A> type) {
        double[] x = {1, Double.NaN, 3, 4, 9, 8, 7, 6, Double.NaN, -1, -2, -3};
        for (int inner : new int[] {1, 2}) {
            int length = 4 / inner;
            A out = type.array(new double[3 * inner]);
            double[] maxima = inner == 1
                    ? new double[] {Double.NaN, 9, Double.NaN}
                    : new double[] {3, Double.NaN, 9, 8, Double.NaN, -1};
            double[] minima = inner == 1
                    ? new double[] {Double.NaN, 6, Double.NaN}
                    : new double[] {1, Double.NaN, 7, 6, Double.NaN, -3};
            type.kernels().reduction().max(type.array(x), 0, 3, length, inner, out);
            type.assertExact(out, maxima);
            type.kernels().reduction().min(type.array(x), 0, 3, length, inner, out);
            type.assertExact(out, minima);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.kernel.FloatingType#all")
    <A> void positionsAreThoseOfTheFirstExtremeOrNotANumber(FloatingType<A> type) {
        ReductionKernels<A> kernels = type.kernels().reduction();
        for (Shape shape : shapes()) {
            if (shape.length() > 0) {
                double[] x = Samples.withTies(OFFSET + shape.outer() * shape.length() * shape.inner(), 1);
                checkPositions(type, kernels::argmax, x, shape, (best, next) -> next - best);
                checkPositions(type, kernels::argmin, x, shape, (best, next) -> best - next);
                x[x.length / 2] = Double.NaN;
                checkPositions(type, kernels::argmax, x, shape, (best, next) -> next - best);
                checkPositions(type, kernels::argmin, x, shape, (best, next) -> best - next);
            }
        }
    }

    /** {@code gain} says by how much a second element is more extreme than a first. */
    private static <A> void checkPositions(
            FloatingType<A> type, Search<A> kernel, double[] x, Shape shape, DoubleBinaryOperator gain) {
        long[] wanted = new long[shape.outer() * shape.inner()];
        for (int target = 0; target < wanted.length; target++) {
            int start = OFFSET + target / shape.inner() * shape.length() * shape.inner() + target % shape.inner();
            int best = 0;
            for (int l = 1; l < shape.length(); l++) {
                double before = x[start + best * shape.inner()];
                double next = x[start + l * shape.inner()];
                if (!Double.isNaN(before) && (Double.isNaN(next) || gain.applyAsDouble(before, next) > 0)) {
                    best = l;
                }
            }
            wanted[target] = best;
        }
        long[] out = new long[wanted.length];
        kernel.run(type.array(x), OFFSET, shape.outer(), shape.length(), shape.inner(), out);
        assertThat(out).isEqualTo(wanted);
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.kernel.FloatingType#all")
    <A> void sumsOfManyElementsStayExact(FloatingType<A> type) {
        int count = 10_000_000;
        double[] x = new double[count];
        Arrays.fill(x, 0.1);
        double element = type.rounded(0.1)[0];
        A array = type.array(x);
        A out = type.array(new double[2]);
        type.kernels().reduction().sum(array, 0, 1, count / 2, 2, out);
        type.assertClose(out, new double[] {0.5 * count * element, 0.5 * count * element}, 0);
        type.kernels().reduction().sum(array, 0, 1, count, 1, out);
        assertThat(type.doubles(out)[0] / count).isCloseTo(element, within(type.tolerance() / 10));
    }
}
