package dev.gradus.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.gradus.core.DType;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetTest {
    private final Dataset bySample = new Counting(10);
    private final Dataset byTensor = new Counting(10).inTensors();

    @Test
    void aBatchIsStackedFromTheSamplesOfAUsersDataset() {
        Batch batch = bySample.batch(3, 1);

        assertThat(batch.size()).isEqualTo(2);
        assertThat(batch.inputs().shape()).isEqualTo(Shape.of(2, 2));
        assertThat(batch.inputs().toFloatArray()).containsExactly(3, 30, 1, 10);
        assertThat(batch.targets().dtype()).isEqualTo(DType.INT64);
        assertThat(batch.targets().toLongArray()).containsExactly(3, 1);
    }

    @Test
    void tensorsGiveTheSameBatchesAsSamples() {
        for (int[] indices : new int[][] {
            {3, 1, 3}, {4}, {2, 3, 4}, {9, 8}, IntStream.range(0, 10).toArray()
        }) {
            Batch expected = bySample.batch(indices);
            Batch batch = byTensor.batch(indices);

            assertThat(batch.inputs().shape()).isEqualTo(expected.inputs().shape());
            assertThat(batch.inputs().toFloatArray())
                    .isEqualTo(expected.inputs().toFloatArray());
            assertThat(batch.targets().toLongArray())
                    .isEqualTo(expected.targets().toLongArray());
        }
    }

    @Test
    void aBatchCanBeChangedWithoutChangingTheDataset() {
        byTensor.batch(2, 3).inputs().fill(-1);
        byTensor.batch(3, 2).inputs().fill(-1);

        assertThat(byTensor.get(2).input().toFloatArray()).containsExactly(2, 20);
    }

    @Test
    void allSamplesOfATensorDatasetAreItsTensors() {
        Tensor inputs = Tensor.rand(4, 2);
        Tensor targets = Tensor.rand(4, 1);

        assertThat(new TensorDataset(inputs, targets).all()).isEqualTo(new Batch(inputs, targets));
        assertThat(new TensorDataset(inputs, targets).batch(0, 1, 2, 3)).isEqualTo(new Batch(inputs, targets));
    }

    @Test
    void tensorsWhoseElementsAreOutOfOrderAreRead() {
        Tensor inputs = Tensor.of(new float[] {0, 1, 2, 3, 4, 5}, 2, 3).t();
        Dataset dataset = new TensorDataset(inputs, Tensor.arange(3));

        assertThat(dataset.batch(2, 0).inputs().toFloatArray()).containsExactly(2, 5, 0, 3);
        assertThat(dataset.get(1).input().toFloatArray()).containsExactly(1, 4);
    }

    @Test
    void aBatchOfAPartOfATensorCopiesItsOwnSamplesOnly() {
        Tensor all = Tensor.arange(300_000).reshape(300, 1000);
        Dataset part = new TensorDataset(all.narrow(0, 100, 200), all.narrow(0, 100, 200));
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        part.batch(7, 3); // loads the classes

        long before = thread.getCurrentThreadAllocatedBytes();
        Batch batch = part.batch(7, 3);
        long allocated = thread.getCurrentThreadAllocatedBytes() - before;

        assertThat(batch.inputs().select(1, 0).toLongArray()).containsExactly(107_000, 103_000);
        assertThat(allocated).isLessThan(200 * 1000 * Long.BYTES);
    }

    @Test
    void aScalarInputIsABatchOfOne() {
        assertThat(new Batch(Tensor.scalar(1), Tensor.scalar(2)).size()).isEqualTo(1);
    }

    @Test
    void aSubsetReadsFromItsParentAndCanBeTakenOfASubset() {
        Dataset subset = byTensor.subset(5, 7, 9).subset(2, 0);

        assertThat(subset.size()).isEqualTo(2);
        assertThat(subset.get(0).target().item()).isEqualTo(9);
        assertThat(subset.all().targets().toLongArray()).containsExactly(9, 5);
    }

    @Test
    void aSplitIsAPartition() {
        Split split = byTensor.split(0.8, 7);

        long[] training = split.training().all().targets().toLongArray();
        long[] heldOut = split.heldOut().all().targets().toLongArray();
        assertThat(training).hasSize(8);
        assertThat(heldOut).hasSize(2);
        assertThat(IntStream.concat(IntStream.of(ints(training)), IntStream.of(ints(heldOut))))
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void aSplitDependsOnItsSeedAlone() {
        long[] first = byTensor.split(0.5, 7).training().all().targets().toLongArray();

        assertThat(bySample.split(0.5, 7).training().all().targets().toLongArray())
                .isEqualTo(first);
        assertThat(byTensor.split(0.5, 8).training().all().targets().toLongArray())
                .isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, 1.5, 0.01, 0.99, Double.NaN})
    void aSplitWithAnEmptyPartIsRefused(double fraction) {
        assertThatThrownBy(() -> byTensor.split(fraction, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("split: both parts need at least one of the 10 samples, but a fraction of ")
                .hasMessageEndingWith("; use a fraction between 0 and 1");
    }

    @Test
    void samplesOutsideAreRefused() {
        assertThatThrownBy(() -> byTensor.subset(10)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> byTensor.get(10)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void inputsAndTargetsMustBeAsMany() {
        assertThatThrownBy(() -> new TensorDataset(Tensor.rand(4, 2), Tensor.rand(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "TensorDataset: inputs and targets must have as many samples as each other in their first dimension, got inputs (4, 2) and targets (3,)");
        assertThatThrownBy(() -> new TensorDataset(Tensor.rand(4, 2), Tensor.scalar(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "TensorDataset: the first dimension counts the samples, so neither tensor may be a scalar, got inputs (4, 2) and targets (); use unsqueeze(0) for a single sample");
    }

    private static int[] ints(long[] values) {
        return IntStream.range(0, values.length).map(i -> (int) values[i]).toArray();
    }
}
