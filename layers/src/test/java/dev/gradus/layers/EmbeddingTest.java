package dev.gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.DType;
import dev.gradus.core.GradientCheck;
import dev.gradus.core.OperationException;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddingTest {
    private final Tensor words = Tensor.of(new long[] {2, 0, 1, 2, 2, 0}, 2, 3);

    @Test
    void vectorsAreLookedUp() {
        Embedding layer = new Embedding(3, 4, new Generator(1));
        Tensor output = layer.apply(words);

        assertThat(output.shape()).isEqualTo(Shape.of(2, 3, 4));
        assertThat(output.select(0, 1).select(0, 0).toFloatArray())
                .isEqualTo(layer.weight().select(0, 2).toFloatArray());
        assertThat(layer.apply(Tensor.scalar(1, DType.INT64)).shape()).isEqualTo(Shape.of(4));
        assertThat(layer.apply(words.narrow(0, 0, 0)).shape()).isEqualTo(Shape.of(0, 3, 4));
        assertThat(layer.stateDict().keySet()).containsExactly("weight");
        assertThat(layer).hasToString("Embedding(count=3, size=4)");
    }

    @Test
    void vectorsStartNormallyDistributed() {
        Tensor weight = new Embedding(200, 100, new Generator(1)).weight();
        assertThat(weight.mean().item()).isCloseTo(0, within(0.02));
        assertThat(weight.std(new int[] {0, 1}, 0, false).item()).isCloseTo(1, within(0.02));
    }

    @Test
    void gradientsAreRightToTheSecondOrder() {
        Embedding layer = new Embedding(3, 2, new Generator(1));
        layer.to(DType.FLOAT64);
        GradientCheck.ofList(all -> layer.apply(words).square()).secondOrder().check(layer.weight());
    }

    @Test
    void whatFillsUpIsZeroAndStaysSo() {
        Embedding layer = new Embedding(3, 2).paddingIndex(-1);
        assertThat(layer).hasToString("Embedding(count=3, size=2, paddingIndex=2)");
        assertThat(layer.apply(words).select(0, 1).select(0, 0).toFloatArray()).containsExactly(0, 0);

        layer.apply(words).sum().backward();
        assertThat(layer.weight().grad().toFloatArray()).containsExactly(2, 2, 1, 1, 0, 0);
    }

    @Test
    void vectorsThatAreTooLongAreShortenedWhenTheyAreLookedUp() {
        Embedding layer = new Embedding(3, 2).maxNorm(5);
        layer.loadStateDict(Map.of("weight", Tensor.from(new float[][] {{6, 8}, {3, 4}, {60, 80}})));

        layer.apply(Tensor.of(0L, 1L, 0L));
        assertThat(layer.weight().toDoubleArray())
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-5 ? 0 : Double.compare(a, b))
                .containsExactly(3, 4, 3, 4, 60, 80);

        layer.normType(1).apply(Tensor.of(2L));
        assertThat(layer.weight().select(0, 2).sum().item()).isCloseTo(5, within(1e-5));
        assertThat(layer).hasToString("Embedding(count=3, size=2, maxNorm=5.0, normType=1.0)");
    }

    @Test
    void inUseVectorsAreShortenedWithoutATraceInTheTable() {
        Embedding layer = new Embedding(3, 2).maxNorm(5);
        layer.loadStateDict(Map.of("weight", Tensor.from(new float[][] {{6, 8}, {3, 3.5f}, {60, 80}})));
        layer.eval();

        assertThat(layer.apply(Tensor.of(2L, 1L, 0L)).toDoubleArray())
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-5 ? 0 : Double.compare(a, b))
                .containsExactly(3, 4, 3, 3.5, 3, 4);
        assertThat(layer.weight().toDoubleArray()).containsExactly(6, 8, 3, 3.5, 60, 80);
    }

    @Test
    void gradientsMayBeSharedByFrequency() {
        Embedding layer = new Embedding(3, 2).scaleGradientByFrequency(true);
        Tensor index = Tensor.of(1L, 1L, 2L, 1L);
        assertThat(layer.apply(index).toFloatArray())
                .containsExactly(layer.weight().embedding(index).toFloatArray());

        layer.apply(index).sum().backward();
        assertThat(layer.weight().grad().toFloatArray()).containsExactly(0, 0, 1, 1, 1, 1);
        assertThat(layer).hasToString("Embedding(count=3, size=2, scaleGradientByFrequency=true)");
    }

    @Test
    void badSettingsAndInputsAreErrors() {
        assertThatThrownBy(() -> new Embedding(0, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Embedding: expected at least 1 vector of at least 1 number, got 0 and 2");
        assertThatThrownBy(() -> new Embedding(3, 2).paddingIndex(3))
                .hasMessage("Embedding: there is no vector 3 for padding among 3");
        assertThatThrownBy(() -> new Embedding(3, 2).maxNorm(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Embedding: expected a greatest norm above 0, got 0.0");
        for (Embedding layer : List.of(new Embedding(2, 2), new Embedding(2, 2).maxNorm(1))) {
            assertThatThrownBy(() -> layer.apply(words))
                    .isInstanceOf(OperationException.class)
                    .hasMessage(
                            "indexSelect: dimension 0 of shape (2, 2) has the positions 0 to 1, but the index holds 2 [in model (Embedding)]");
        }
    }
}
