package dev.gradus.training.metrics;

import static dev.gradus.training.metrics.Metrics.binaryAccuracy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.Tensor;
import org.junit.jupiter.api.Test;

class BinaryAccuracyTest {
    private static double of(BinaryAccuracy accuracy, Tensor predictions, Tensor targets) {
        accuracy.update(predictions, targets);
        return accuracy.value();
    }

    @Test
    void aLogitIsAYesAboveZero() {
        Tensor logits = Tensor.of(-1f, 2f, 0.3f, 0f);

        assertThat(of(binaryAccuracy(0), logits, Tensor.of(0f, 1f, 1f, 0f))).isEqualTo(1);
        assertThat(of(binaryAccuracy(0), logits.unsqueeze(1), Tensor.of(0L, 1L, 0L, 1L)))
                .isEqualTo(0.5);
        assertThat(of(binaryAccuracy(0), logits, Tensor.of(true, true, true, false)))
                .isEqualTo(0.75);
    }

    @Test
    void aProbabilityIsAYesAboveAHalf() {
        Tensor probabilities = Tensor.of(0.1, 0.5, 0.51, 0.9).unsqueeze(1);
        Tensor targets = Tensor.of(0.0, 0.0, 1.0, 1.0).unsqueeze(1);

        assertThat(of(binaryAccuracy(0.5), probabilities, targets)).isEqualTo(1);
    }

    @Test
    void samplesAreCountedOverBatchesUntilReset() {
        BinaryAccuracy accuracy = binaryAccuracy(0);
        assertThat(accuracy.value()).isNaN();

        accuracy.update(Tensor.of(1f, 1f, 1f), Tensor.of(1f, 1f, 1f));
        accuracy.update(Tensor.of(1f), Tensor.of(0f));
        assertThat(accuracy.value()).isEqualTo(0.75);

        accuracy.reset();
        assertThat(accuracy.value()).isNaN();
        assertThat(accuracy.name()).isEqualTo("accuracy");
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        assertRefused(Tensor.of(1f, 2f), Tensor.of(1f));
        assertRefused(Tensor.rand(2, 3), Tensor.of(1L, 2L));
    }

    private static void assertRefused(Tensor predictions, Tensor targets) {
        assertThatThrownBy(() -> binaryAccuracy(0.5).update(predictions, targets))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "binaryAccuracy: expected predictions (n) or (n, 1) with n targets; got predictions %s and targets %s; use accuracy() for several classes",
                        predictions.shape(), targets.shape());
    }

    @Test
    void aThresholdIsANumber() {
        assertThatThrownBy(() -> binaryAccuracy(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("binaryAccuracy: the threshold must be a number, got NaN");
    }
}
