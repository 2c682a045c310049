package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.random.Generator;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreationTest {
    @Test
    void theJavaTypeGivesTheElementType() {
        assertThat(Tensor.of(1f, 2f).dtype()).isEqualTo(DType.FLOAT32);
        assertThat(Tensor.of(1.0, 2.0).dtype()).isEqualTo(DType.FLOAT64);
        assertThat(Tensor.of(1, 2).dtype()).isEqualTo(DType.INT64);
        assertThat(Tensor.of(true, false).dtype()).isEqualTo(DType.BOOL);
        assertThat(Tensor.scalar(2).dtype()).isEqualTo(DType.FLOAT32);
    }

    @Test
    void flatArraysTakeAShape() {
        Tensor x = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);

        assertThat(x.shape()).isEqualTo(Shape.of(2, 3));
        assertThat(x.get(1, 0)).isEqualTo(4);
        assertThat(Tensor.of(new double[] {7}, new int[0]).rank()).isZero();
        assertThat(Tensor.of(new long[0], 0, 3).elements()).isZero();
        assertThat(Tensor.of(new boolean[] {true, false}, 2, 1).get(1, 0)).isZero();
    }

    @Test
    void arraysAreCopied() {
        float[] values = {1, 2};
        Tensor x = Tensor.of(values);
        values[0] = 9;

        assertThat(x.get(0)).isEqualTo(1);
    }

    @Test
    void aShapeThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> Tensor.of(new float[] {1, 2, 3}, 2, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The shape (2, 2) needs 4 values, got 3");
        assertThatThrownBy(() -> Tensor.zeros(2, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A shape needs sizes of at least 0 with a product of at most 2147483647, got (2, -1)");
        assertThatThrownBy(() -> Tensor.zeros(65536, 65536)).hasMessageContaining("at most 2147483647");
    }

    @Test
    void nestedArraysGiveTheirShape() {
        assertThat(Tensor.from(new float[][] {{1, 2, 3}, {4, 5, 6}}).toFloatArray())
                .containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(Tensor.from(new double[2][3][4]).shape()).isEqualTo(Shape.of(2, 3, 4));
        assertThat(Tensor.from(new int[][] {{1}, {2}}).toLongArray()).containsExactly(1, 2);
        assertThat(Tensor.from(new long[] {1, 2}).shape()).isEqualTo(Shape.of(2));
        assertThat(Tensor.from(new boolean[][] {{true}, {false}}).dtype()).isEqualTo(DType.BOOL);
        assertThat(Tensor.from(new float[2][0]).shape()).isEqualTo(Shape.of(2, 0));
        assertThat(Tensor.from(new float[0][]).shape()).isEqualTo(Shape.of(0, 0));
    }

    @Test
    void nestedArraysThatAreNoTensorAreRefused() {
        assertThatThrownBy(() -> Tensor.from(new float[][] {{1, 2}, {3}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "All arrays of one level must be equally long: level 1 of shape (2, 2) has one of length 1");
        assertThatThrownBy(() -> Tensor.from(new String[] {"a"}))
                .hasMessage("A tensor is made from arrays of float, double, int, long or boolean, got String[]");
        assertThatThrownBy(() -> Tensor.from(3.0)).hasMessageContaining("got Double");
        assertThatThrownBy(() -> Tensor.from(new float[][] {{1}, null}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("An array of level 1 is null");
    }

    @Test
    void constants() {
        assertThat(Tensor.zeros(2).toFloatArray()).containsExactly(0, 0);
        assertThat(Tensor.ones(DType.FLOAT64, 2).toDoubleArray()).containsExactly(1, 1);
        assertThat(Tensor.full(2.5, 1, 2).toFloatArray()).containsExactly(2.5f, 2.5f);
        assertThat(Tensor.full(1, DType.BOOL, Shape.of(2)).toBooleanArray()).containsExactly(true, true);
        assertThat(Tensor.onesLike(Tensor.of(5, 6)).dtype()).isEqualTo(DType.INT64);
        assertThat(Tensor.zerosLike(Tensor.ones(2, 3)).shape()).isEqualTo(Shape.of(2, 3));
        assertThat(Tensor.zeros().item()).isZero();
        assertThat(Tensor.eye(3).toFloatArray()).containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1);
        assertThat(Tensor.eye(0).shape()).isEqualTo(Shape.of(0, 0));
    }

    @Test
    void ranges() {
        assertThat(Tensor.arange(4).toLongArray()).containsExactly(0, 1, 2, 3);
        assertThat(Tensor.arange(-1).elements()).isZero();
        assertThat(Tensor.arange(1, 2, 0.25, DType.FLOAT32).toFloatArray()).containsExactly(1, 1.25f, 1.5f, 1.75f);
        assertThat(Tensor.arange(3, 0, -1, DType.INT64).toLongArray()).containsExactly(3, 2, 1);
        assertThat(Tensor.linspace(0, 1, 5).toFloatArray()).containsExactly(0, 0.25f, 0.5f, 0.75f, 1);
        assertThat(Tensor.linspace(3, 9, 1).toFloatArray()).containsExactly(3);
        assertThat(Tensor.linspace(3, 9, 0).elements()).isZero();
        assertThat(Tensor.linspace(0.1, 0.7, 7).get(-1)).isEqualTo(0.7f);
        assertThatThrownBy(() -> Tensor.arange(0, 1, 0, DType.FLOAT32)).hasMessage("arange: the step must not be 0");
        assertThatThrownBy(() -> Tensor.linspace(0, 1, -1))
                .hasMessage("linspace: the number of elements must be at least 0, got -1");
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        assertThat(Tensor.randn(new Generator(3), 4, 5).toFloatArray())
                .isEqualTo(Tensor.randn(new Generator(3), 4, 5).toFloatArray())
                .isNotEqualTo(Tensor.randn(new Generator(4), 4, 5).toFloatArray());

        Generator.seedGlobal(11);
        float[] first = Tensor.rand(3).toFloatArray();
        float[] second = Tensor.randn(3).toFloatArray();
        Generator.seedGlobal(11);
        assertThat(Tensor.rand(3).toFloatArray()).isEqualTo(first);
        assertThat(Tensor.randn(3).toFloatArray()).isEqualTo(second);
    }

    @Test
    void randomNumbersFollowTheirDistribution() {
        Tensor uniform = Tensor.uniform(new Generator(1), -2, 4, DType.FLOAT64, 100_000);
        assertThat(uniform.min().item()).isBetween(-2.0, -1.99);
        assertThat(uniform.max().item()).isBetween(3.99, 4.0);
        assertThat(uniform.mean().item()).isCloseTo(1, within(0.02));

        Tensor normal = Tensor.normal(new Generator(1), 5, 3, DType.FLOAT64, 100_000);
        assertThat(normal.mean().item()).isCloseTo(5, within(0.03));
        assertThat(normal.var().item()).isCloseTo(9, within(0.15));
    }

    @Test
    void roundingDoesNotReachTheEndOfTheRange() {
        Generator generator = new Generator(0);
        generator.restore(new long[] {-1, 0, 0, 1}); // the next number has all its bits set

        assertThat(Tensor.rand(generator, 1).get(0)).isLessThan(1);
    }

    @Test
    void catAndStackRefuseWhatDoesNotFit() {
        Tensor x = Tensor.zeros(2, 3);
        assertThatThrownBy(() -> Tensor.cat(List.of(), 0)).hasMessage("cat: there must be at least one tensor");
        assertThatThrownBy(() -> Tensor.stack(List.of(), 0)).hasMessage("stack: there must be at least one tensor");
        assertThatThrownBy(() -> Tensor.cat(List.of(x, Tensor.zeros(2, 4)), 0))
                .hasMessage("cat: all shapes must be equal but for dimension 0, got (2, 3) and (2, 4)");
        assertThatThrownBy(() -> Tensor.cat(List.of(x, Tensor.zeros(2)), 0)).hasMessageContaining("(2, 3) and (2,)");
        assertThatThrownBy(() -> Tensor.stack(List.of(x, Tensor.zeros(2, 4)), 0))
                .hasMessage("stack: all shapes must be equal, got (2, 3) and (2, 4)");
    }
}
