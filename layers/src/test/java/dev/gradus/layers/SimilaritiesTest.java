package dev.gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.DType;
import dev.gradus.core.GradientCheck;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import org.junit.jupiter.api.Test;

class SimilaritiesTest {
    private final Tensor first = Tensor.of(new double[] {3, 4, 1, 0, 0, 0}, 3, 2);
    private final Tensor second = Tensor.of(new double[] {4, 3, -2, 0, 1, 1}, 3, 2);

    @Test
    void cosinesGoFromMinusOneToOne() {
        assertThat(new CosineSimilarity().apply(first, second).toDoubleArray())
                .containsExactly(new double[] {0.96, -1, 0}, within(1e-14));
        assertThat(new CosineSimilarity(0, 1e-8).apply(first, second).shape()).isEqualTo(Shape.of(2));
        assertThat(new CosineSimilarity()).hasToString("CosineSimilarity(dim=1, eps=1.0E-8)");
    }

    @Test
    void vectorsAreBroadcastBeforeTheirLengthsAreTaken() {
        Tensor one = Tensor.of(new double[] {2}, 1, 1);
        assertThat(new CosineSimilarity().apply(one, first).toDoubleArray())
                .containsExactly(new double[] {7 / (5 * Math.sqrt(2)), Math.sqrt(0.5), 0}, within(1e-14));
        Tensor more = Tensor.ones(4, 3, 2).to(DType.FLOAT64);
        assertThat(new CosineSimilarity().apply(first, more).shape()).isEqualTo(Shape.of(4, 2));
    }

    @Test
    void distancesAreNorms() {
        assertThat(new PairwiseDistance(2, 0).apply(first, second).toDoubleArray())
                .containsExactly(new double[] {Math.sqrt(2), 3, Math.sqrt(2)}, within(1e-14));
        assertThat(new PairwiseDistance(1, 0.5).apply(first, second).toDoubleArray())
                .containsExactly(new double[] {2, 4, 1}, within(1e-14));
        assertThat(new PairwiseDistance()).hasToString("PairwiseDistance(p=2.0, eps=1.0E-6)");
    }

    @Test
    void gradientsAreRightToTheSecondOrder() {
        Tensor x = Tensor.normal(new Generator(1), 0, 1, DType.FLOAT64, 4, 3).requiresGrad(true);
        Tensor y = Tensor.normal(new Generator(2), 0, 1, DType.FLOAT64, 4, 3).requiresGrad(true);

        GradientCheck.of((a, b) -> new CosineSimilarity().apply(a, b))
                .secondOrder()
                .check(x, y);
        GradientCheck.of((a, b) -> new PairwiseDistance().apply(a, b))
                .secondOrder()
                .check(x, y);
        GradientCheck.of((a, b) -> new PairwiseDistance(3, 1e-6).apply(a, b))
                .secondOrder()
                .check(x, y);
    }
}
