package dev.gradus.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.DType;
import dev.gradus.core.OperationException;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaddingTest {
    @Test
    void samplesAreFilledUpToTheLargestInEveryDimension() {
        Batch batch = new Padding(9, -1)
                .collate(List.of(
                        new Sample(Tensor.from(new long[][] {{1, 2}, {3, 4}}), Tensor.of(5L)),
                        new Sample(Tensor.from(new long[][] {{1, 2, 3}}), Tensor.of(6L, 7L))));

        assertThat(batch.inputs().shape()).isEqualTo(Shape.of(2, 2, 3));
        assertThat(batch.inputs().dtype()).isEqualTo(DType.INT64);
        assertThat(batch.inputs().toLongArray()).containsExactly(1, 2, 9, 3, 4, 9, 1, 2, 3, 9, 9, 9);
        assertThat(batch.targets().toLongArray()).containsExactly(5, -1, 6, 7);
    }

    @Test
    void aLoaderPadsWithIt() {
        Dataset growing = new Counting(4)
                .map(sample -> new Sample(Tensor.ones((int) sample.target().item() + 1), sample.target()));

        Batch batch =
                new DataLoader(growing, 4).collate(new Padding()).iterator().next();

        assertThat(batch.inputs().sum(1).toFloatArray()).containsExactly(1, 2, 3, 4);
        assertThat(batch.targets().toLongArray()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void ranksMustBeEqual() {
        assertThatThrownBy(() -> new Padding()
                        .collate(List.of(
                                new Sample(Tensor.zeros(2), Tensor.scalar(0)),
                                new Sample(Tensor.zeros(2, 2), Tensor.scalar(0)))))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining(
                        "samples may differ in their sizes, but not in the number of dimensions, got (2,) and (2, 2)");
    }
}
