package dev.gradus.core.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.DType;
import dev.gradus.core.Parameter;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InitializerTest {
    private static final int OUT = 200;
    private static final int IN = 300;

    private static Tensor create(Initializer initializer, int... sizes) {
        return initializer.create(new Generator(1), sizes);
    }

    static Stream<Arguments> uniform() {
        return Stream.of(
                Arguments.of(new GlorotUniform(), Math.sqrt(6.0 / (IN + OUT))),
                Arguments.of(new HeUniform(), Math.sqrt(6.0 / IN)),
                Arguments.of(new GlorotUniform(3), 3 * Math.sqrt(6.0 / (IN + OUT))),
                Arguments.of(new HeUniform(FanMode.OUT, 2), 2 * Math.sqrt(3.0 / OUT)),
                Arguments.of(new Uniform(-3, 3), 3),
                Arguments.of(new FanInUniform(), 1 / Math.sqrt(IN)),
                Arguments.of(new FanInUniform(50), 1 / Math.sqrt(50)));
    }

    @ParameterizedTest
    @MethodSource("uniform")
    void uniformValuesFillTheirRange(Initializer initializer, double bound) {
        Tensor weight = create(initializer, OUT, IN);

        assertThat(weight.max().item()).isBetween(0.99 * bound, bound);
        assertThat(weight.min().item()).isBetween(-bound, -0.99 * bound);
        assertThat(weight.var().item()).isCloseTo(bound * bound / 3, within(0.02 * bound * bound));
    }

    static Stream<Arguments> normal() {
        return Stream.of(
                Arguments.of(new GlorotNormal(), 2.0 / (IN + OUT)),
                Arguments.of(new GlorotNormal(3), 9 * 2.0 / (IN + OUT)),
                Arguments.of(new HeNormal(), 2.0 / IN),
                Arguments.of(new HeNormal(FanMode.OUT, 3), 9.0 / OUT),
                Arguments.of(new HeNormal(FanMode.IN, Nonlinearity.LEAKY_RELU.gain(0.5)), 2 / 1.25 / IN),
                Arguments.of(new Normal(), 1),
                Arguments.of(new Normal(0, 0.2), 0.04));
    }

    @ParameterizedTest
    @MethodSource("normal")
    void normalValuesHaveTheirVariance(Initializer initializer, double variance) {
        Tensor weight = create(initializer, OUT, IN);

        assertThat(weight.mean().item()).isCloseTo(0, within(0.02 * Math.sqrt(variance)));
        assertThat(weight.var().item()).isCloseTo(variance, within(0.03 * variance));
    }

    static Stream<Initializer> all() {
        return Stream.concat(
                needingTwoDimensions(),
                Stream.of(new ConstantValue(3), new Uniform(), new Normal(), new TruncNormal(), new Dirac()));
    }

    static Stream<Initializer> needingTwoDimensions() {
        return Stream.of(
                new GlorotUniform(),
                new GlorotNormal(),
                new HeUniform(),
                new HeNormal(),
                new FanInUniform(),
                new Orthogonal());
    }

    @ParameterizedTest
    @MethodSource("all")
    void valuesHaveTheirShapeAndDependOnTheGeneratorAlone(Initializer initializer) {
        Tensor weight = create(initializer, 4, 3, 2, 2);

        assertThat(weight.shape()).isEqualTo(Shape.of(4, 3, 2, 2));
        assertThat(weight.dtype()).isEqualTo(DType.FLOAT32);
        assertThat(create(initializer, 4, 3, 2, 2).toFloatArray()).isEqualTo(weight.toFloatArray());
        assertThat(create(initializer, 0, 3, 1).elements()).isZero();
    }

    @Test
    void positionsOfAKernelCountAsInputs() {
        assertThat(Fan.of(8, 3, 5, 5)).isEqualTo(new Fan(75, 200));
    }

    @Test
    void orthogonalRowsOrColumns() {
        assertIsIdentity(create(new Orthogonal(), 3, 5), 1);
        assertIsIdentity(create(new Orthogonal(), 5, 3).t(), 1);
        assertIsIdentity(create(new Orthogonal(2), 4, 4), 4);
        assertIsIdentity(create(new Orthogonal(), 3, 2, 2).reshape(3, 4), 1);
    }

    private static void assertIsIdentity(Tensor rows, double scale) {
        Tensor products = rows.matmul(rows.t());
        Tensor expected = Tensor.eye(rows.size(0)).mul(scale);
        assertThat(products.sub(expected).abs().max().item()).isLessThan(1e-5);
    }

    @Test
    void constants() {
        assertThat(create(new ConstantValue(0.5), 2).toFloatArray()).containsExactly(0.5f, 0.5f);
    }

    @ParameterizedTest
    @MethodSource("needingTwoDimensions")
    void aVectorHasNoInputsToCount(Initializer initializer) {
        assertThatThrownBy(() -> create(initializer, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "A weight needs at least 2 dimensions (out, in) to be initialised by its number of inputs and outputs, got 1");
        assertThatThrownBy(() -> create(initializer)).hasMessageContaining("got 0");
    }

    static Stream<Arguments> bounds() {
        return Stream.of(
                Arguments.of(0, 1, -2, 2),
                Arguments.of(0.5, 1, Double.NEGATIVE_INFINITY, 1),
                Arguments.of(0, 2, -1, 2),
                Arguments.of(0, 1, 3, 3.5),
                Arguments.of(0, 1, 3, 1000),
                Arguments.of(1, 2, -9, -8));
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void truncatedValuesHaveTheMomentsOfTheirDistribution(double mean, double deviation, double low, double high) {
        Tensor values = create(new TruncNormal(mean, deviation, low, high), OUT, IN);
        double from = Math.max(low, mean - 10 * deviation);
        double to = Math.min(high, mean + 10 * deviation);
        double[] moments = new double[3];
        for (int i = 0; i < 100_000; i++) {
            double x = from + (to - from) * (i + 0.5) / 100_000;
            double density = Math.exp(-(x - mean) * (x - mean) / (2 * deviation * deviation));
            for (int order = 0; order < moments.length; order++) {
                moments[order] += density * Math.pow(x, order);
            }
        }
        double expected = moments[1] / moments[0];
        double variance = moments[2] / moments[0] - expected * expected;

        assertThat(values.min().item()).isGreaterThanOrEqualTo(low);
        assertThat(values.max().item()).isLessThanOrEqualTo(high);
        assertThat(values.mean().item()).isCloseTo(expected, within(0.015 * Math.sqrt(variance)));
        assertThat(values.to(DType.FLOAT64).var().item()).isCloseTo(variance, within(0.03 * variance));
    }

    @Test
    void normalValuesHaveTheirMean() {
        assertThat(create(new Normal(3, 0.1), OUT, IN).mean().item()).isCloseTo(3, within(0.002));
    }

    @Test
    void identities() {
        assertThat(create(new Eye(), 2, 3).toFloatArray()).containsExactly(1, 0, 0, 0, 1, 0);
        assertThat(create(new Eye(), 3, 2).toFloatArray()).containsExactly(1, 0, 0, 1, 0, 0);
    }

    @Test
    void aDiracConvolutionGivesItsInputBack() {
        Tensor x = Tensor.randn(new Generator(5), 2, 4, 5, 6);
        int[] one = {1, 1};

        assertThat(x.conv2d(create(new Dirac(), 4, 4, 3, 3), null, one, one, one, 1)
                        .toFloatArray())
                .isEqualTo(x.toFloatArray());
        assertThat(x.conv2d(create(new Dirac(2), 4, 2, 3, 3), null, one, one, one, 2)
                        .toFloatArray())
                .isEqualTo(x.toFloatArray());
    }

    @Test
    void diracFillsAsManyChannelsAsThereAre() {
        assertThat(create(new Dirac(), 3, 2, 2).toFloatArray()).containsExactly(0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0);
        assertThat(create(new Dirac(), 2, 3, 1).toFloatArray()).containsExactly(1, 0, 0, 0, 1, 0);
    }

    @Test
    void aShareOfEachSparseColumnIsZero() {
        Tensor weight = create(new Sparse(0.9, 2), 25, 400);
        Tensor zeros = weight.eq(0).to(DType.FLOAT32);

        assertThat(zeros.sum(0).toFloatArray()).containsOnly(23);
        assertThat(zeros.sum(1).min().item()).isGreaterThan(330);
        assertThat(weight.square().sum().item() / (2 * 400)).isCloseTo(4, within(0.6));
        assertThat(create(new Sparse(0), 3, 2).eq(0).to(DType.FLOAT32).sum().item())
                .isZero();
    }

    @Test
    void gainsAreThoseOfTheActivations() {
        assertThat(Nonlinearity.LINEAR.gain()).isEqualTo(1);
        assertThat(Nonlinearity.SIGMOID.gain()).isEqualTo(1);
        assertThat(Nonlinearity.TANH.gain()).isEqualTo(5.0 / 3);
        assertThat(Nonlinearity.RELU.gain()).isEqualTo(Math.sqrt(2));
        assertThat(Nonlinearity.LEAKY_RELU.gain()).isEqualTo(Math.sqrt(2 / 1.0001));
        assertThat(Nonlinearity.LEAKY_RELU.gain(0)).isEqualTo(Math.sqrt(2));
        assertThat(Nonlinearity.SELU.gain()).isEqualTo(0.75);
        assertThatThrownBy(() -> Nonlinearity.RELU.gain(0.2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Only LEAKY_RELU has a slope, got 0.2 for RELU; take gain()");
    }

    @Test
    void parametersThatExistAreFilledInTheirType() {
        Parameter weight = new Parameter(Tensor.zeros(DType.FLOAT64, 2, 3));
        new HeNormal().fill(weight, new Generator(1));

        assertThat(weight.requiresGrad()).isTrue();
        assertThat(weight.dtype()).isEqualTo(DType.FLOAT64);
        assertThat(weight.toFloatArray()).isEqualTo(create(new HeNormal(), 2, 3).toFloatArray());
    }

    @Test
    void whatMakesNoSenseIsAnError() {
        assertThatThrownBy(() -> new Uniform(1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A range must not end before it begins, got 1.0 to 0.0");
        assertThatThrownBy(() -> new Normal(0, -1)).hasMessage("A standard deviation must be 0 or more, got -1.0");
        assertThatThrownBy(() -> new TruncNormal(0, 1, 2, 1))
                .hasMessage(
                        "A truncated normal distribution needs a standard deviation above 0 and bounds in order, got 1.0, 2.0 and 1.0");
        assertThatThrownBy(() -> new Sparse(1.5)).hasMessage("The share that is 0 must be from 0 to 1, got 1.5");
        assertThatThrownBy(() -> create(new Sparse(0.5), 3))
                .hasMessage("Only a weight of 2 dimensions (out, in) can be made sparse, got 1");
        assertThatThrownBy(() -> create(new Eye(), 2, 2, 2))
                .hasMessage("The identity is a weight of 2 dimensions (out, in), got 3");
        assertThatThrownBy(() -> create(new Dirac(2), 3, 2, 2))
                .hasMessage(
                        "The identity for a convolution of 2 groups is a weight (out, in / groups, kernel...) whose out is a multiple of the groups, got the shape [3, 2, 2]");
        assertThatThrownBy(() -> new Dirac(0)).hasMessage("A convolution has at least 1 group, got 0");
    }
}
