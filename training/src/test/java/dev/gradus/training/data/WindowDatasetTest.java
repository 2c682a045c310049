package dev.gradus.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowDatasetTest {
    private static final Tensor TEN = Tensor.arange(10);

    @Test
    void theTargetIsTheWindowMovedOnByOne() {
        Sample sample = new WindowDataset(TEN, 4, 2).get(1);

        assertThat(sample.input().toLongArray()).containsExactly(2, 3, 4, 5);
        assertThat(sample.target().toLongArray()).containsExactly(3, 4, 5, 6);
    }

    @Test
    void unlessSaidOtherwiseWindowsFollowOnOneAnother() {
        Dataset windows = new WindowDataset(TEN, 3);

        assertThat(windows.size()).isEqualTo(3);
        assertThat(windows.all().inputs().toLongArray()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(windows.all().targets().toLongArray()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @ParameterizedTest
    @CsvSource({"9,1,1", "8,1,2", "4,1,6", "4,2,3", "4,5,2", "4,6,1", "1,1,9", "3,3,3"})
    void asManyAsHaveAStepAfterThem(int length, int stride, int count) {
        Dataset windows = new WindowDataset(TEN, length, stride);

        assertThat(windows.size()).isEqualTo(count);
        assertThat(windows.get(count - 1).target().get(length - 1)).isGreaterThan(9 - stride);
        assertThatThrownBy(() -> windows.get(count)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aStepMayHaveSeveralFeatures() {
        Batch batch = new WindowDataset(Tensor.arange(20).reshape(10, 2), 4, 1).batch(5, 0);

        assertThat(batch.inputs().shape()).isEqualTo(Shape.of(2, 4, 2));
        assertThat(batch.targets().select(0, 0).toLongArray()).containsExactly(12, 13, 14, 15, 16, 17, 18, 19);
        assertThat(batch.inputs().select(0, 1).toLongArray()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void sequencesWithoutAWindowAreRefused() {
        assertThatThrownBy(() -> new WindowDataset(TEN, 10, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "WindowDataset: a window of 10 steps and the step after it do not fit into a sequence of shape (10,), whose first dimension counts the steps; use a longer sequence or shorter windows");
        assertThatThrownBy(() -> new WindowDataset(Tensor.scalar(1), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a sequence of shape ()");
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,0"})
    void lengthAndStrideAreAtLeastOne(int length, int stride) {
        assertThatThrownBy(() -> new WindowDataset(TEN, length, stride))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "WindowDataset: expected a length and a stride of at least 1, got %d and %d", length, stride);
    }
}
