package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ties, infinities, NaN, signed zeros and very large or small numbers. */
class SpecialValuesTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;
    private static final double[] VALUES = {
        0.0, -0.0, 1, -1, 0.5, -2.5, 30, -30, 1e-300, -1e-300, 1e300, -1e300, INF, -INF, NAN, Double.MIN_VALUE, 1e-8
    };

    static Stream<Arguments> unary() {
        return Stream.of(
                unary("neg", Tensor::neg, x -> -x),
                unary("abs", Tensor::abs, Math::abs),
                unary("sign", Tensor::sign, Math::signum),
                unary("square", Tensor::square, x -> x * x),
                unary("exp", Tensor::exp, Math::exp),
                unary("expm1", Tensor::expm1, Math::expm1),
                unary("log", Tensor::log, Math::log),
                unary("log1p", Tensor::log1p, Math::log1p),
                unary("log2", Tensor::log2, x -> Math.log(x) / Math.log(2)),
                unary("sqrt", Tensor::sqrt, Math::sqrt),
                unary("rsqrt", Tensor::rsqrt, x -> 1 / Math.sqrt(x)),
                unary("reciprocal", Tensor::reciprocal, x -> 1 / x),
                unary("atan", Tensor::atan, Math::atan),
                unary("sinh", Tensor::sinh, Math::sinh),
                unary("cosh", Tensor::cosh, Math::cosh),
                unary("floor", Tensor::floor, Math::floor),
                unary("ceil", Tensor::ceil, Math::ceil),
                unary("round", Tensor::round, Math::rint),
                unary("trunc", Tensor::trunc, x -> x < 0 ? Math.ceil(x) : Math.floor(x)),
                unary("sigmoid", Tensor::sigmoid, x -> 1 / (1 + Math.exp(-x))),
                unary("tanh", Tensor::tanh, Math::tanh),
                unary("relu", Tensor::relu, x -> Math.max(x, 0)),
                unary("leakyRelu", x -> x.leakyRelu(0.1), x -> x > 0 ? x : 0.1 * x),
                unary("elu", x -> x.elu(2), x -> x > 0 ? x : 2 * Math.expm1(x)),
                unary("celu", x -> x.celu(2), x -> x > 0 ? x : 2 * Math.expm1(x / 2)),
                unary("softplus", x -> x.softplus(2, 40), x -> x > 20 ? x : Math.log1p(Math.exp(2 * x)) / 2),
                unary("logSigmoid", Tensor::logSigmoid, x -> x < -30 ? x : -Math.log1p(Math.exp(-x))),
                unary("softsign", Tensor::softsign, x -> x / (1 + Math.abs(x))),
                unary("tanhshrink", Tensor::tanhshrink, x -> x - Math.tanh(x)),
                unary("hardtanh", x -> x.hardtanh(-1, 2), x -> Math.min(Math.max(x, -1), 2)),
                unary("hardsigmoid", Tensor::hardsigmoid, x -> Math.min(Math.max(x + 3, 0), 6) / 6),
                unary("clamp", x -> x.clamp(-1, 2), x -> Math.min(Math.max(x, -1), 2)));
    }

    private static Arguments unary(String name, UnaryOperator<Tensor> operation, DoubleUnaryOperator reference) {
        return Arguments.of(name, operation, reference);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unary")
    void functionsOfSpecialValues(String name, UnaryOperator<Tensor> operation, DoubleUnaryOperator reference) {
        double[] results = operation.apply(Tensor.of(VALUES)).toDoubleArray();
        for (int i = 0; i < VALUES.length; i++) {
            assertSame("%s(%s)".formatted(name, VALUES[i]), results[i], reference.applyAsDouble(VALUES[i]));
        }
    }

    static Stream<Arguments> binary() {
        return Stream.of(
                binary("add", Tensor::add, Double::sum),
                binary("sub", Tensor::sub, (x, y) -> x - y),
                binary("mul", Tensor::mul, (x, y) -> x * y),
                binary("div", Tensor::div, (x, y) -> x / y),
                binary("pow", Tensor::pow, Math::pow),
                binary("maximum", Tensor::maximum, Math::max),
                binary("minimum", Tensor::minimum, Math::min),
                binary("eq", Tensor::eq, (x, y) -> x == y ? 1 : 0),
                binary("ne", Tensor::ne, (x, y) -> x != y ? 1 : 0),
                binary("lt", Tensor::lt, (x, y) -> x < y ? 1 : 0),
                binary("le", Tensor::le, (x, y) -> x <= y ? 1 : 0),
                binary("gt", Tensor::gt, (x, y) -> x > y ? 1 : 0),
                binary("ge", Tensor::ge, (x, y) -> x >= y ? 1 : 0));
    }

    private static Arguments binary(String name, BinaryOperator<Tensor> operation, DoubleBinaryOperator reference) {
        return Arguments.of(name, operation, reference);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("binary")
    void allPairsOfSpecialValues(String name, BinaryOperator<Tensor> operation, DoubleBinaryOperator reference) {
        Tensor results = operation.apply(Tensor.of(VALUES).unsqueeze(1), Tensor.of(VALUES));
        for (int i = 0; i < VALUES.length; i++) {
            for (int j = 0; j < VALUES.length; j++) {
                assertSame(
                        "%s(%s, %s)".formatted(name, VALUES[i], VALUES[j]),
                        results.get(i, j),
                        reference.applyAsDouble(VALUES[i], VALUES[j]));
            }
        }
    }

    /** The sign of zero is not looked at, and next to zero only the magnitude. */
    private static void assertSame(String what, double actual, double expected) {
        if (Double.isFinite(expected)) {
            assertThat(actual).as(what).isCloseTo(expected, within(Math.abs(expected) * 1e-12 + 1e-300));
        } else {
            assertThat(Double.valueOf(actual)).as(what).isEqualTo(Double.valueOf(expected));
        }
    }

    @Test
    void signedZeros() {
        assertThat(Tensor.of(0.0, -0.0).neg().toDoubleArray()).containsExactly(-0.0, 0.0);
        assertThat(Tensor.of(-0.0).abs().toDoubleArray()).containsExactly(0.0);
        assertThat(Tensor.of(0.0, -0.0).reciprocal().toDoubleArray()).containsExactly(INF, -INF);
        assertThat(Tensor.of(0.0).eq(-0.0).toBooleanArray()).containsExactly(true);
    }

    @Test
    void tiesShareTheGradient() {
        assertThat(gradient(x -> x.max(), 1, 3, 3)).containsExactly(0, 0.5, 0.5);
        assertThat(gradient(x -> x.min(), 1, 1, 3)).containsExactly(0.5, 0.5, 0);
        assertThat(gradient(x -> x.maximum(3).sum(), 1, 3, 5)).containsExactly(0, 0.5, 1);
        assertThat(gradient(x -> x.minimum(3).sum(), 1, 3, 5)).containsExactly(1, 0.5, 0);
    }

    @Test
    void kinksHaveTheDocumentedGradient() {
        assertThat(gradient(x -> x.relu().sum(), -1, 0, 1)).containsExactly(0, 0, 1);
        assertThat(gradient(x -> x.abs().sum(), -1, 0, 1)).containsExactly(-1, 0, 1);
        assertThat(gradient(x -> x.clamp(-1, 1).sum(), -2, -1, 1, 2)).containsExactly(0, 1, 1, 0);
        assertThat(gradient(x -> x.sign().sum(), -1, 0, 1)).containsExactly(0, 0, 0);
        assertThat(gradient(x -> x.leakyRelu(0.25).sum(), -1, 0, 1)).containsExactly(0.25, 0.25, 1);
        assertThat(gradient(x -> x.prelu(Tensor.of(0.25)).sum(), -1, 0, 1)).containsExactly(0.25, 0.25, 1);
        assertThat(gradient(x -> x.elu(2).sum(), 0, 1)).containsExactly(2, 1);
        assertThat(gradient(x -> x.celu(2).sum(), 0, 1)).containsExactly(1, 1);
        assertThat(gradient(x -> x.softsign().sum(), -1, 0, 1)).containsExactly(0.25, 1, 0.25);
        assertThat(gradient(x -> x.hardtanh(-1, 1).sum(), -2, -1, 0, 1)).containsExactly(0, 0, 1, 0);
        assertThat(gradient(x -> x.hardsigmoid().sum(), -3, 0, 3)).containsExactly(0, 1 / 6f, 0);
        assertThat(gradient(x -> x.hardswish().sum(), -3, 0, 3)).containsExactly(-0.5, 0.5, 1);
    }

    @Test
    void roundingTakesTheDocumentedSideOfAHalf() {
        Tensor halves = Tensor.of(-2.5, -1.5, -0.5, 0.5, 1.5, 2.5);
        assertThat(halves.round().toDoubleArray()).containsExactly(-2, -2, -0.0, 0, 2, 2);
        assertThat(halves.trunc().toDoubleArray()).containsExactly(-2, -1, -0.0, 0, 1, 2);
        assertThat(gradient(x -> x.floor().sum(), -1.5, 2)).containsExactly(0, 0);
    }

    @Test
    void boundsOfTheirOwnTakeTheGradientBeyondThem() {
        Tensor low = Tensor.of(0.0, 0, 0, 2).requiresGrad(true);
        Tensor high = Tensor.of(1.0, 1, 1, 1).requiresGrad(true);
        Tensor x = Tensor.of(-1.0, 0, 3, NAN).requiresGrad(true);
        Tensor clamped = x.clamp(low, high);
        assertThat(clamped.toDoubleArray()).containsExactly(0, 0, 1, NAN);

        clamped.sum().backward();
        assertThat(x.grad().toDoubleArray()).containsExactly(0, 1, 0, 1);
        assertThat(low.grad().toDoubleArray()).containsExactly(1, 0, 0, 0);
        assertThat(high.grad().toDoubleArray()).containsExactly(0, 0, 1, 0);
        assertThat(Tensor.of(1.0).clamp(Tensor.of(NAN), null).item()).isNaN();
        assertThatThrownBy(() -> x.clamp(null, null))
                .isInstanceOf(OperationException.class)
                .hasMessage("clamp: expected a lower bound, an upper bound or both, got none");
    }

    @Test
    void truthValuesStayTruthValues() {
        Tensor a = Tensor.of(true, true, false);
        Tensor b = Tensor.of(true, false, false);
        assertThat(a.add(b).toBooleanArray()).containsExactly(true, true, false);
        assertThat(a.mul(b).toBooleanArray()).containsExactly(true, false, false);
        assertThat(a.maximum(b).toBooleanArray()).containsExactly(true, true, false);
        assertThat(a.minimum(b).toBooleanArray()).containsExactly(true, false, false);
        assertThat(a.max().dtype()).isEqualTo(DType.BOOL);
        assertThat(a.min(0, true).toBooleanArray()).containsExactly(false);
        assertThat(a.maskedFill(b, 0).toBooleanArray()).containsExactly(false, true, false);
        assertThat(a.maskedFill(b, 2).dtype()).isEqualTo(DType.INT64);
        assertThat(a.sum().item()).isEqualTo(2);
    }

    @Test
    void integersToANegativePowerAreFractions() {
        assertThat(Tensor.of(2L, 4L).pow(-1).toDoubleArray()).containsExactly(0.5, 0.25);
        assertThat(Tensor.of(94_906_265L).pow(2).toLongArray()).containsExactly(94_906_265L * 94_906_265L);
    }

    @Test
    void smoothActivationsHaveTheirLimitsFarOut() {
        double[] far = {-1e300, -1000, 1000, 1e300};
        assertThat(Tensor.of(far).silu().toDoubleArray())
                .containsExactly(new double[] {0, 0, 1000, 1e300}, within(0.0));
        assertThat(Tensor.of(far).mish().toDoubleArray())
                .containsExactly(new double[] {0, 0, 1000, 1e300}, within(0.0));
        assertThat(Tensor.of(NAN).silu().mish().item()).isNaN();
        assertThat(gradient(x -> x.silu().sum(), far)).containsExactly(new double[] {0, 0, 1, 1}, within(0.0));
        assertThat(gradient(x -> x.mish().sum(), far)).containsExactly(new double[] {0, 0, 1, 1}, within(0.0));
        assertThat(gradient(x -> x.softplus().sum(), far)).containsExactly(new double[] {0, 0, 1, 1}, within(0.0));
        assertThat(gradient(x -> x.softplus(3, 20).sum(), far)).containsExactly(new double[] {0, 0, 1, 1}, within(0.0));
        assertThat(gradient(x -> x.logSigmoid().sum(), far)).containsExactly(new double[] {1, 1, 0, 0}, within(0.0));
        assertThat(gradient(x -> x.elu(2).sum(), far)).containsExactly(new double[] {0, 0, 1, 1}, within(0.0));
        assertThat(gradient(x -> x.tanhshrink().sum(), far)).containsExactly(new double[] {1, 1, 1, 1}, within(0.0));
    }

    @Test
    void theFirstOfEqualElementsGetsTheGradientOfAnAdaptiveMaximum() {
        assertThat(gradient(x -> x.reshape(1, 2, 3).adaptiveMaxPool2d(1, 1).sum(), 1, 2, 2, 2, 0, 2))
                .containsExactly(0, 1, 0, 0, 0, 0);
        assertThat(gradient(x -> x.reshape(1, 1, 3).adaptiveMaxPool2d(1, 2).sum(), 1, 2, 2))
                .containsExactly(0, 2, 0);
    }

    @Test
    void aRowForPaddingGetsNoGradient() {
        Tensor index = Tensor.of(new long[] {0, 2, 1, 2}, 2, 2);
        assertThat(gradient(x -> x.reshape(3, 1).embedding(index).sum(), 7, 8, 9))
                .containsExactly(1, 1, 2);
        assertThat(gradient(x -> x.reshape(3, 1).embedding(index, 2).sum(), 7, 8, 9))
                .containsExactly(1, 1, 0);
        assertThat(gradient(x -> x.reshape(3, 1).embedding(index, -3).sum(), 7, 8, 9))
                .containsExactly(0, 1, 2);
        assertThat(Tensor.of(7.0, 8, 9).reshape(3, 1).embedding(index, -1).toDoubleArray())
                .containsExactly(7, 9, 8, 9);
    }

    @Test
    void powersOfZeroHaveGradients() {
        assertThat(gradient(x -> x.pow(2).sum(), 0)).containsExactly(0);
        assertThat(gradient(x -> x.pow(1).sum(), 0)).containsExactly(1);
        assertThat(gradient(x -> x.pow(0).sum(), 0)).containsExactly(0);
        assertThat(gradient(y -> Tensor.of(0.0).pow(y).sum(), 2)).containsExactly(0);
        assertThat(gradient(y -> Tensor.of(0.0).pow(y).sum(), 0)).containsExactly(0);
    }

    @Test
    void powersOfZeroHaveSecondGradients() {
        assertThat(secondGradient(x -> x.pow(2).sum(), 0)).isEqualTo(2);
        assertThat(secondGradient(x -> x.pow(0).sum(), 0)).isZero();
        assertThat(secondGradient(y -> Tensor.of(0.0).pow(y).sum(), 0.5)).isZero();
    }

    private static double secondGradient(UnaryOperator<Tensor> function, double value) {
        Tensor x = Tensor.of(value).requiresGrad(true);
        Tensor first = Autograd.grad(function.apply(x), null, java.util.List.of(x), true, true)
                .get(0);
        return Autograd.grad(first.sum(), x).get(0).item();
    }

    private static double[] gradient(UnaryOperator<Tensor> function, double... values) {
        Tensor x = Tensor.of(values).requiresGrad(true);
        function.apply(x).backward();
        return x.grad().toDoubleArray();
    }

    @Test
    void extremesSeeNaNFirst() {
        Tensor x = Tensor.of(1.0, NAN, 3.0, INF);

        assertThat(x.max().item()).isNaN();
        assertThat(x.min().item()).isNaN();
        assertThat(x.argmax().item()).isEqualTo(1);
        assertThat(x.argmin().item()).isEqualTo(1);
    }

    @Test
    void extremesOfTiesAreTheFirst() {
        assertThat(Tensor.of(2, 5, 5, 2).argmax().item()).isEqualTo(1);
        assertThat(Tensor.of(2, 5, 5, 2).argmin().item()).isZero();
        Tensor x = Tensor.from(new int[][] {{1, 4, 4}, {7, 7, 0}});
        assertThat(x.argmax(1, false).toLongArray()).containsExactly(1, 0);
        assertThat(x.argmax(0, true).shape()).isEqualTo(Shape.of(1, 3));
        assertThat(x.t().argmin(-1, false).toLongArray()).containsExactly(0, 0, 1);
    }

    @Test
    void largeNumbersDoNotOverflowSoftmax() {
        Tensor x = Tensor.of(1000.0, 1000.0, -1000.0);

        assertThat(x.softmax(0).toDoubleArray()).containsExactly(0.5, 0.5, 0);
        assertThat(x.logSoftmax(0).get(0)).isCloseTo(-Math.log(2), within(1e-12));
        assertThat(x.logSumExp().item()).isCloseTo(1000 + Math.log(2), within(1e-9));
        assertThat(Tensor.of(-INF, -INF).logSumExp().item()).isEqualTo(-INF);
        assertThat(Tensor.of(0.0, -INF).softmax(0).toDoubleArray()).containsExactly(1, 0);
    }

    @Test
    void whatHasNoWeightInACrossEntropyDoesNoHarm() {
        double[] scores = {Double.NaN, 1, 2, 1e4, -1e4, 0, Double.NEGATIVE_INFINITY, 0, 0};
        Tensor x = Tensor.of(scores, 3, 3).requiresGrad(true);
        Tensor losses = x.crossEntropy(1, Tensor.of(0L, 1L, 2L), Tensor.of(0.0, 1, 2));
        assertThat(losses.toDoubleArray()).containsExactly(0, 2e4, 2 * Math.log(2));

        Tensor gradient = Autograd.grad(losses.sum(), x).get(0);
        assertThat(gradient.toDoubleArray()).containsExactly(0, 0, 0, 1, -1, 0, 0, 1, -1);
    }

    @Test
    void reductionsOfNothing() {
        Tensor none = Tensor.zeros(DType.FLOAT64, 0, 3);

        assertThat(none.sum().item()).isZero();
        assertThat(none.sum(0).toDoubleArray()).containsExactly(0, 0, 0);
        assertThat(none.mean().item()).isNaN();
        assertThat(none.mean(0).toDoubleArray()).containsExactly(NAN, NAN, NAN);
        assertThat(none.logSumExp(0).toDoubleArray()).containsExactly(-INF, -INF, -INF);
        assertThat(none.max(1).shape()).isEqualTo(Shape.of(0));
        assertThat(Tensor.scalar(3).var().item()).isNaN();
    }

    @Test
    void comparisonsOfIntegersWithWhatTheyCannotHold() {
        assertThat(Tensor.of(Long.MAX_VALUE).lt(INF).toBooleanArray()).containsExactly(true);
        assertThat(Tensor.of(1).lt(1.5).toBooleanArray()).containsExactly(true);
        assertThat(Tensor.of(2).mul(1e300).item()).isEqualTo(INF);
    }

    @Test
    void aNaNPassesTheGradientOfAnExtremeToBoth() {
        assertThat(gradient(x -> x.maximum(3).sum(), NAN)).containsExactly(1);
        assertThat(gradient(x -> x.minimum(NAN).sum(), 3)).containsExactly(1);
    }

    @Test
    void theDeviationOfEqualValuesHasNoGradient() {
        assertThat(gradient(x -> x.std(new int[] {0}, 1, false), 2, 2, 2)).containsExactly(0, 0, 0);
    }

    @Test
    void aChoiceBetweenTruthValuesIsATruthValue() {
        Tensor condition = Tensor.of(true, true, false, false);
        Tensor chosen = condition.where(Tensor.of(true, false, true, false), Tensor.of(false, false, true, true));
        assertThat(chosen.dtype()).isEqualTo(DType.BOOL);
        assertThat(chosen.toBooleanArray()).containsExactly(true, false, true, true);
    }
}
