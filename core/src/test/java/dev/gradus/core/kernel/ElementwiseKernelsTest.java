package dev.gradus.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kernel that works element by element, against one line of Java. */
class ElementwiseKernelsTest {
    /** Elements before and after the range, which a kernel must leave alone. */
    private static final int MARGIN = 3;

    interface UnaryKernel<A> {
        void run(A x, A out, int from, int to);
    }

    interface BinaryKernel<A> {
        void run(A x, A y, A out, int from, int to);
    }

    interface Predicate<A> {
        void run(A x, A y, boolean[] out, int from, int to);
    }

    interface DoublePredicate {
        boolean test(double x, double y);
    }

    record Unary<A>(
            FloatingType<A> type, String name, boolean exact, UnaryKernel<A> kernel, DoubleUnaryOperator wanted) {
        @Override
        public String toString() {
            return type + " " + name;
        }
    }

    record Binary<A>(
            FloatingType<A> type, String name, boolean exact, BinaryKernel<A> kernel, DoubleBinaryOperator wanted) {
        @Override
        public String toString() {
            return type + " " + name;
        }
    }

    record Comparison<A>(FloatingType<A> type, String name, Predicate<A> kernel, DoublePredicate wanted) {
        @Override
        public String toString() {
            return type + " " + name;
        }
    }

    static Stream<Unary<?>> unary() {
        return FloatingType.all().flatMap(type -> unary(type).stream());
    }

    private static <A> List<Unary<A>> unary(FloatingType<A> type) {
        ArithmeticKernels<A> arithmetic = type.kernels().arithmetic();
        MathKernels<A> math = type.kernels().math();
        ActivationKernels<A> activation = type.kernels().activation();
        return List.of(
                new Unary<>(type, "neg", true, arithmetic::neg, x -> -x),
                new Unary<>(type, "abs", true, arithmetic::abs, Math::abs),
                new Unary<>(type, "sign", true, arithmetic::sign, Math::signum),
                new Unary<>(type, "square", true, math::square, x -> x * x),
                new Unary<>(type, "exp", false, math::exp, Math::exp),
                new Unary<>(type, "expm1", false, math::expm1, Math::expm1),
                new Unary<>(type, "log", false, math::log, Math::log),
                new Unary<>(type, "log1p", false, math::log1p, Math::log1p),
                new Unary<>(type, "log2", false, math::log2, x -> Math.log(x) / Math.log(2)),
                new Unary<>(type, "sqrt", true, math::sqrt, Math::sqrt),
                new Unary<>(type, "rsqrt", false, math::rsqrt, x -> 1 / Math.sqrt(x)),
                new Unary<>(type, "reciprocal", true, math::reciprocal, x -> 1 / x),
                new Unary<>(type, "sin", false, math::sin, Math::sin),
                new Unary<>(type, "cos", false, math::cos, Math::cos),
                new Unary<>(type, "atan", false, math::atan, Math::atan),
                new Unary<>(type, "sinh", false, math::sinh, Math::sinh),
                new Unary<>(type, "cosh", false, math::cosh, Math::cosh),
                new Unary<>(type, "floor", true, math::floor, Math::floor),
                new Unary<>(type, "ceil", true, math::ceil, Math::ceil),
                new Unary<>(type, "round", true, math::round, Math::rint),
                new Unary<>(type, "trunc", true, math::trunc, x -> x < 0 ? Math.ceil(x) : Math.floor(x)),
                new Unary<>(type, "sigmoid", false, activation::sigmoid, x -> 1 / (1 + Math.exp(-x))),
                new Unary<>(type, "tanh", false, activation::tanh, Math::tanh),
                new Unary<>(type, "relu", true, activation::relu, x -> Math.max(x, 0)));
    }

    static Stream<Binary<?>> binary() {
        return FloatingType.all().flatMap(type -> binary(type).stream());
    }

    private static <A> List<Binary<A>> binary(FloatingType<A> type) {
        ArithmeticKernels<A> arithmetic = type.kernels().arithmetic();
        MathKernels<A> math = type.kernels().math();
        ActivationKernels<A> activation = type.kernels().activation();
        BinaryKernel<A> addHalf = (x, y, out, from, to) -> arithmetic.addScaled(x, 0.5, y, out, from, to);
        return List.of(
                new Binary<>(type, "add", true, arithmetic::add, Double::sum),
                new Binary<>(type, "sub", true, arithmetic::sub, (x, y) -> x - y),
                new Binary<>(type, "mul", true, arithmetic::mul, (x, y) -> x * y),
                new Binary<>(type, "addScaled", false, addHalf, (x, y) -> x + 0.5 * y),
                new Binary<>(type, "maximum", true, arithmetic::maximum, Math::max),
                new Binary<>(type, "minimum", true, arithmetic::minimum, Math::min),
                new Binary<>(type, "div", true, math::div, (x, y) -> x / y),
                new Binary<>(type, "pow", false, math::pow, Math::pow),
                new Binary<>(type, "reluGradient", true, activation::reluGradient, (y, g) -> y > 0 ? g : 0));
    }

    static Stream<Comparison<?>> comparisons() {
        return FloatingType.all().flatMap(type -> comparisons(type).stream());
    }

    private static <A> List<Comparison<A>> comparisons(FloatingType<A> type) {
        ComparisonKernels<A> comparison = type.kernels().comparison();
        return List.of(
                new Comparison<>(type, "eq", comparison::eq, (x, y) -> x == y),
                new Comparison<>(type, "ne", comparison::ne, (x, y) -> x != y),
                new Comparison<>(type, "lt", comparison::lt, (x, y) -> x < y),
                new Comparison<>(type, "le", comparison::le, (x, y) -> x <= y));
    }

    @ParameterizedTest
    @MethodSource("unary")
    <A> void unaryKernelComputesItsRangeAlone(Unary<A> row) {
        FloatingType<A> type = row.type();
        for (int size : FloatingType.SIZES) {
            double[] x = type.rounded(Samples.mixed(size + 2 * MARGIN, size));
            double[] wanted = x.clone();
            for (int i = MARGIN; i < MARGIN + size; i++) {
                wanted[i] = row.wanted().applyAsDouble(x[i]);
            }
            A out = type.array(x);
            row.kernel().run(type.array(x), out, MARGIN, MARGIN + size);
            check(type, row.exact(), out, wanted);

            A inPlace = type.array(x);
            row.kernel().run(inPlace, inPlace, MARGIN, MARGIN + size);
            check(type, row.exact(), inPlace, wanted);
        }
    }

    @ParameterizedTest
    @MethodSource("binary")
    <A> void binaryKernelComputesItsRangeAlone(Binary<A> row) {
        FloatingType<A> type = row.type();
        for (int size : FloatingType.SIZES) {
            double[] x = type.rounded(Samples.mixed(size + 2 * MARGIN, size));
            double[] y = type.rounded(Samples.mixed(size + 2 * MARGIN, -size));
            double[] wanted = x.clone();
            for (int i = MARGIN; i < MARGIN + size; i++) {
                wanted[i] = row.wanted().applyAsDouble(x[i], y[i]);
            }
            A inPlace = type.array(x);
            row.kernel().run(inPlace, type.array(y), inPlace, MARGIN, MARGIN + size);
            check(type, row.exact(), inPlace, wanted);
        }
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    <A> void comparisonComputesItsRangeAlone(Comparison<A> row) {
        FloatingType<A> type = row.type();
        for (int size : FloatingType.SIZES) {
            double[] x = type.rounded(Samples.mixed(size + 2 * MARGIN, size));
            double[] y = type.rounded(Samples.mixed(size + 2 * MARGIN, -size));
            boolean[] wanted = new boolean[x.length];
            for (int i = MARGIN; i < MARGIN + size; i++) {
                wanted[i] = row.wanted().test(x[i], y[i]);
            }
            boolean[] out = new boolean[x.length];
            row.kernel().run(type.array(x), type.array(y), out, MARGIN, MARGIN + size);
            assertThat(out).isEqualTo(wanted);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.kernel.FloatingType#all")
    <A> void whereTakesFromEitherSide(FloatingType<A> type) {
        double[] x = type.rounded(Samples.mixed(100, 1));
        double[] y = type.rounded(Samples.mixed(100, 2));
        boolean[] condition = new boolean[100];
        double[] wanted = y.clone();
        for (int i = 0; i < 100; i++) {
            condition[i] = i % 3 == 0;
            wanted[i] = condition[i] ? x[i] : y[i];
        }
        A out = type.array(new double[100]);
        type.kernels().arithmetic().where(condition, type.array(x), type.array(y), out, 0, 100);
        type.assertExact(out, wanted);
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.kernel.FloatingType#all")
    <A> void gradientsOfSigmoidAndTanhComeFromTheOutput(FloatingType<A> type) {
        double[] y = type.rounded(0, 0.25, 0.5, 1);
        double[] g = type.rounded(2, 3, -4, 5);
        A out = type.array(new double[4]);
        type.kernels().activation().sigmoidGradient(type.array(y), type.array(g), out, 0, 4);
        type.assertExact(out, new double[] {0, 3 * 0.25 * 0.75, -1, 0});
        type.kernels().activation().tanhGradient(type.array(y), type.array(g), out, 0, 4);
        type.assertExact(out, new double[] {2, 3 * (1 - 0.0625), -3, 0});
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.kernel.FloatingType#all")
    <A> void powersOfTwoHaveExactLogarithms(FloatingType<A> type) {
        double[] x = new double[200];
        double[] wanted = new double[200];
        Arrays.setAll(x, i -> Math.scalb(1.0, i - 100));
        Arrays.setAll(wanted, i -> i - 100);
        A out = type.array(x);
        type.kernels().math().log2(out, out, 0, 200);
        type.assertExact(out, wanted);
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.kernel.FloatingType#all")
    <A> void errorFunctionAgreesWithTables(FloatingType<A> type) {
        double[] x = type.rounded(1e-10, 0.125, 0.5, 1, 2, 3, 4, 10, Double.POSITIVE_INFINITY, Double.NaN, 0);
        double[] wanted = {
            x[0] * 1.1283791670955126,
            0.1403162048013338,
            0.5204998778130465,
            0.8427007929497149,
            0.9953222650189527,
            0.9999779095030014,
            0.9999999845827421,
            1,
            1,
            Double.NaN,
            0
        };
        A out = type.array(x);
        type.kernels().math().erf(out, out, 0, x.length);
        type.assertClose(out, wanted, 0);
        type.kernels().arithmetic().neg(type.array(x), out, 0, x.length);
        type.kernels().math().erf(out, out, 0, x.length);
        type.assertClose(out, Arrays.stream(wanted).map(value -> -value).toArray(), 0);
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.kernel.FloatingType#all")
    <A> void gaussianErrorLinearUnitsAgreeWithTables(FloatingType<A> type) {
        double[] x = {
            0.5, -0.5, 1, -1, -3, -6, -8, -100, 4, 8, 0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN
        };
        double[] wanted = {
            0.34573123063700656,
            -0.15426876936299344,
            0.8413447460685429,
            -0.15865525393145705,
            -0.0040496940948902835,
            -5.9195258702261885e-09,
            -4.976768459417427e-15,
            0,
            3.9998733150326675,
            7.999999999999995,
            0,
            0,
            Double.POSITIVE_INFINITY,
            Double.NaN
        };
        double[] derivatives = {
            0.8674951246561629,
            0.13250487534383715,
            1.0833154705876864,
            -0.08331547058768629,
            -0.011945647204183927,
            -3.5468709453902015e-08,
            -3.979607261086796e-14,
            0,
            1.0005036496612263,
            1.0000000000000397,
            0.5,
            0,
            1,
            Double.NaN
        };
        ActivationKernels<A> kernels = type.kernels().activation();
        for (int from = 0; from < x.length; from++) {
            A out = type.array(x);
            kernels.gelu(out, out, from, x.length);
            type.assertClose(out, spliced(x, wanted, from), 0);
            out = type.array(x);
            kernels.geluGradient(out, ones(type, x.length), out, from, x.length);
            type.assertClose(out, spliced(x, derivatives, from), 1);
        }
    }

    private static double[] spliced(double[] head, double[] tail, int from) {
        double[] result = tail.clone();
        System.arraycopy(head, 0, result, 0, from);
        return result;
    }

    private static <A> A ones(FloatingType<A> type, int size) {
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        return type.array(ones);
    }

    private static <A> void check(FloatingType<A> type, boolean exact, A actual, double[] wanted) {
        if (exact) {
            type.assertExact(actual, wanted);
        } else {
            type.assertClose(actual, wanted, 0);
        }
    }
}
