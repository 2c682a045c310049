package dev.gradus.core.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.DType;
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
        return Stream.of(Arguments.of(new GlorotNormal(), 2.0 / (IN + OUT)), Arguments.of(new HeNormal(), 2.0 / IN));
    }

    @ParameterizedTest
    @MethodSource("normal")
    void normalValuesHaveTheirVariance(Initializer initializer, double variance) {
        Tensor weight = create(initializer, OUT, IN);

        assertThat(weight.mean().item()).isCloseTo(0, within(0.02 * Math.sqrt(variance)));
        assertThat(weight.var().item()).isCloseTo(variance, within(0.03 * variance));
    }

    static Stream<Initializer> all() {
        return Stream.of(
                new GlorotUniform(),
                new GlorotNormal(),
                new HeUniform(),
                new HeNormal(),
                new FanInUniform(),
                new Orthogonal(),
                new ConstantValue(3));
    }

    @ParameterizedTest
    @MethodSource("all")
    void valuesHaveTheirShapeAndDependOnTheGeneratorAlone(Initializer initializer) {
        Tensor weight = create(initializer, 4, 3, 2, 2);

        assertThat(weight.shape()).isEqualTo(Shape.of(4, 3, 2, 2));
        assertThat(weight.dtype()).isEqualTo(DType.FLOAT32);
        assertThat(create(initializer, 4, 3, 2, 2).toFloatArray()).isEqualTo(weight.toFloatArray());
        assertThat(create(initializer, 0, 3).elements()).isZero();
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

    static Stream<Initializer> needingTwoDimensions() {
        return all().filter(initializer -> !(initializer instanceof ConstantValue));
    }
}
